using System.Diagnostics;
using System.Globalization;
using NetGen.Testing;

namespace NetGenCompiler.Bench.Training;

/// <summary>A process of PyTorch that takes a step of training when it is told to.</summary>
sealed class PyTorchPeer : IDisposable
{
    readonly Process process;

    PyTorchPeer(Process process, string version) => (this.process, Version) = (process, version);

    /// <summary>What it runs: <c>PyTorch 1.13.0</c>.</summary>
    public string Version { get; }

    /// <summary>Starts it; null where there is no PyTorch.</summary>
    public static PyTorchPeer? Start(TrainingCase training, int threads)
    {
        var script = Path.Combine(Repository.Root, "bench", "Training", "peer.py");
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, training.Peer, $"{training.Size}", $"{training.Batch}", $"{threads}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return process.StandardOutput.ReadLine() is { } version ? new(process, version) : null;
    }

    /// <summary>Seconds of one step.</summary>
    public double Step()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        return double.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch stopped."), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
