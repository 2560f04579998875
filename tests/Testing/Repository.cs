namespace NetGen.Testing;

/// <summary>The files around the tests.</summary>
static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the shared folder beside the repository, or null where there is none.</summary>
    public static string? Shared(string relativePath) => Path.Combine(Root, "..", "shared", relativePath) is var path && File.Exists(path) ? path : null;

    static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetGen.sln"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the tests do not lie within the repository");
        return folder;
    }
}
