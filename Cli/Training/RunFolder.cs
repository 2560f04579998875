using NetGen.Cli.CommandLine;

namespace NetGen.Cli.Training;

/// <summary>The folder of a run: its checkpoint, logs and weights.</summary>
/// <param name="Path">The folder, which is created where it is absent.</param>
sealed record RunFolder(string Path)
{
    public string Checkpoint => System.IO.Path.Combine(Path, "checkpoint.safetensors");

    public string Log => System.IO.Path.Combine(Path, "log.csv");

    public string Weights => System.IO.Path.Combine(Path, "weights.safetensors");

    /// <summary>Makes the folder ready.</summary>
    /// <exception cref="CommandFailedException">There is a run that is not to go on, or none that is.</exception>
    public void Prepare(bool resume)
    {
        Directory.CreateDirectory(Path);
        if (resume) InputFile.Existing(Checkpoint);
        else if (File.Exists(Checkpoint)) throw new CommandFailedException($"{Path} holds a run already: --resume goes on with it, another folder begins anew.");
    }
}
