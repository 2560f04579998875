namespace NetGen.Cli.Demonstration;

/// <summary>A folder that is gone afterwards.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-");

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
