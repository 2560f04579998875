namespace NetGen.Testing;

/// <summary>Tests that run PyTorch, and are skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class PyTorchTheoryAttribute : Xunit.TheoryAttribute
{
    public PyTorchTheoryAttribute()
    {
        if (!PyTorch.IsInstalled) Skip = "python3 has no torch";
    }
}
