namespace NetGen.Cli.CommandLine;

/// <summary>Files that a command reads.</summary>
static class InputFile
{
    /// <summary>Passes a path on if a file is there.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static string Existing(string path) =>
        File.Exists(path) ? path
        : Directory.Exists(path) ? throw new CommandFailedException($"{path} is a folder; a file is expected.")
        : throw new CommandFailedException($"{path} does not exist.");
}
