using NetGen.Runtime;

namespace NetGenCompiler.Bench.Peers;

/// <summary>PyTorch with the network traced, frozen and optimized for inference, in a process of its own.</summary>
sealed class PyTorchContender : IContender
{
    public const string Script = "Peers/twins.py";

    readonly PythonProcess process;
    readonly float[] output;

    PyTorchContender(PythonProcess process, string version, float[] output) => (this.process, Version, this.output) = (process, version, output);

    public string Version { get; }

    public double? LoadSeconds => null;

    public double? FirstSeconds => null;

    public ReadOnlySpan<float> Output => output;

    /// <summary>Starts it; null where there is no PyTorch.</summary>
    public static PyTorchContender? Start(PeerFiles files, InferenceOptions options) =>
        PythonProcess.Start(Script, options.InstructionSet!.Value, "serve", files.Name, PeerFiles.Directory, $"{options.Threads}") is { } process && process.ReadLine() is { } version
            ? new(process, version, files.PyTorchOutput)
            : null;

    public double Time(int runs) => process.Ask($"{runs}");

    public void Dispose() => process.Dispose();
}
