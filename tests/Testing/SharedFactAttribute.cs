using Xunit;

namespace NetGen.Testing;

/// <summary>A test that needs a file of the shared folder beside the repository, and is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string relativePath)
    {
        RelativePath = relativePath;
        if (Repository.Shared(relativePath) is null) Skip = $"../shared/{relativePath} is absent";
    }

    public string RelativePath { get; }
}
