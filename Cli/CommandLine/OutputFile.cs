namespace NetGen.Cli.CommandLine;

/// <summary>Files that a command writes.</summary>
static class OutputFile
{
    /// <summary>Passes a path on if a file can go there, so that nothing long is computed for nothing.</summary>
    /// <exception cref="CommandFailedException">Its folder does not exist, or it is a folder itself.</exception>
    public static string Writable(string path)
    {
        if (path.Length == 0) throw new CommandFailedException("the name of the output is empty.");
        if (Directory.Exists(path)) throw new CommandFailedException($"{path} is a folder; the name of a file is expected.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        return Directory.Exists(folder) ? path : throw new CommandFailedException($"{path} cannot be written: the folder {folder} does not exist.");
    }

    /// <summary>Writes several files, all or none: each beside its place first, all renamed when the last is complete.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="write">Writes the file of an index to a path.</param>
    public static void WriteAll(IReadOnlyList<string> paths, Action<int, string> write)
    {
        var staged = paths.Select(p => $"{p}.{Guid.NewGuid():N}.part").ToArray();
        try
        {
            for (var i = 0; i < staged.Length; i++) write(i, staged[i]);
            for (var i = 0; i < staged.Length; i++) File.Move(staged[i], paths[i], overwrite: true);
        }
        finally
        {
            foreach (var path in staged) File.Delete(path);
        }
    }
}
