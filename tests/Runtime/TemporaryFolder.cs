namespace NetGen.Runtime.Tests;

/// <summary>A folder that is deleted afterwards; in memory where the system has such files, because thousands are written.</summary>
sealed class TemporaryFolder : IDisposable
{
    const string InMemory = "/dev/shm";

    readonly DirectoryInfo folder = Directory.Exists(InMemory)
        ? Directory.CreateDirectory(Path.Combine(InMemory, $"netgen-{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory("netgen-");

    public string Of(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, params ReadOnlySpan<byte> content)
    {
        var path = Of(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
