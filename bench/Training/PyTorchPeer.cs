namespace NetGenCompiler.Bench.Training;

/// <summary>A process of PyTorch that takes a step of training when it is told to.</summary>
sealed class PyTorchPeer : IDisposable
{
    readonly PythonProcess process;

    PyTorchPeer(PythonProcess process, string version) => (this.process, Version) = (process, version);

    /// <summary>What it runs: <c>PyTorch 1.13.0</c>.</summary>
    public string Version { get; }

    /// <summary>Starts it; null where there is no PyTorch.</summary>
    public static PyTorchPeer? Start(TrainingCase training, int threads) =>
        PythonProcess.Start("Training/peer.py", training.Peer, $"{training.Size}", $"{training.Batch}", $"{threads}") is { } process && process.ReadLine() is { } version
            ? new(process, version)
            : null;

    /// <summary>Seconds of one step.</summary>
    public double Step() => process.Ask("");

    public void Dispose() => process.Dispose();
}
