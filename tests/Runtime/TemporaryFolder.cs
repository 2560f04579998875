namespace NetGen.Runtime.Tests;

/// <summary>A folder that is deleted afterwards.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-");

    public string Of(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, params ReadOnlySpan<byte> content)
    {
        var path = Of(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
