namespace NetGen.Runtime.Tests;

/// <summary>The files beside the tests.</summary>
static class Fixture
{
    /// <summary>A committed file that a script in reference/ wrote.</summary>
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "fixtures", name);

    /// <summary>A file of the shared folder beside the repository, or null where there is none.</summary>
    public static string? Shared(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "NetGen.sln"))) continue;
            var path = System.IO.Path.Combine(folder.FullName, "..", "shared", relativePath);
            return File.Exists(path) ? path : null;
        }

        return null;
    }
}
