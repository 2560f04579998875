namespace NetGen.Cli.Tests.Support;

/// <summary>A test that needs the shared folder beside the repository, and is skipped where that is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string relativePath)
    {
        RelativePath = relativePath;
        if (!Directory.Exists(PathOf(relativePath))) Skip = $"../shared/{relativePath} is absent.";
    }

    public string RelativePath { get; }

    /// <summary>The path of something in the shared folder, whether it exists or not.</summary>
    public static string PathOf(string relativePath)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetGen.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared", relativePath);
    }
}
