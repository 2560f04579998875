using System.Diagnostics;
using NetGen.Runtime.Training.Checkpoints;

namespace NetGen.Runtime.Tests.Training.Loop;

public sealed class KillTests : IDisposable
{
    const int Kills = 6;
    static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    readonly TemporaryFolder folder = new();

    // The runner of the tests may be a host of its own.
    static string Host => Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_killed_training_leaves_a_checkpoint_from_which_it_goes_on_bit_for_bit()
    {
        var path = folder.Of("run.safetensors");
        var random = new Random(1);
        var steps = 0L;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var child = Process.Start(new ProcessStartInfo(Host, ["exec", typeof(KillTests).Assembly.Location, "train", path]))!;
            try
            {
                var start = Stopwatch.GetTimestamp();
                while (StepOf(path) <= steps) Assert.False(child.HasExited || Stopwatch.GetElapsedTime(start) > patience, "The training makes no checkpoint.");
                // Somewhere within a step or the writing of its checkpoint.
                Thread.Sleep(TimeSpan.FromMicroseconds(random.Next(30_000)));
            }
            finally
            {
                child.Kill();
                child.WaitForExit();
            }

            var reached = StepOf(path);
            Assert.True(reached > steps);
            steps = reached;
        }

        var recorder = new Recorder(steps);
        using var uninterrupted = EndlessTraining.Create(null, recorder);
        uninterrupted.Trainer.Run();
        using var resumed = EndlessTraining.Create(null, new());
        resumed.Trainer.Resume(path);
        Assert.Equal(steps, resumed.Trainer.Step);
        Assert.Equal(uninterrupted.Training.Parameters.Values, resumed.Training.Parameters.Values);
        Assert.Equal(uninterrupted.Average!.Averages, resumed.Average!.Averages);
        // What writing had begun is gone.
        Assert.Equal(["run.safetensors"], Directory.GetFiles(folder.Of("")).Select(Path.GetFileName));
    }

    /// <summary>The steps in a checkpoint, which is read as a whole and checked; 0 before the first.</summary>
    static long StepOf(string path)
    {
        if (!File.Exists(path)) return 0;
        var checkpoint = Checkpoint.Read(path);
        using var run = EndlessTraining.Create(null, new());
        var optimizer = checkpoint.Part("optimizer", run.Optimizer.SaveState().Parameters);
        run.Optimizer.LoadState(optimizer);
        return run.Optimizer.StepCount;
    }
}
