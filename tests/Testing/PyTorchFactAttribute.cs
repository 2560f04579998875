using Xunit;

namespace NetGen.Testing;

/// <summary>A test that runs PyTorch, and is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class PyTorchFactAttribute : FactAttribute
{
    public PyTorchFactAttribute()
    {
        if (!PyTorch.IsInstalled) Skip = "python3 has no torch";
    }
}
