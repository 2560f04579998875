namespace NetGen.Runtime.Tests.Training.Loop;

/// <summary>A training that writes a checkpoint of half a megabyte each step and does not end.</summary>
static class EndlessTraining
{
    const int Hidden = 1500;

    public static int Run(string path)
    {
        using var run = Create(path, new());
        if (File.Exists(path)) run.Trainer.Resume(path);
        run.Trainer.Run();
        return 0;
    }

    /// <summary>The same run, with an observer.</summary>
    public static TestRun Create(string? path, Recorder recorder) =>
        new(new() { Epochs = int.MaxValue, Checkpoint = path, CheckpointSteps = path is null ? 0 : 1, Observers = [recorder] }, workers: 1, hidden: Hidden, averaged: true);
}
