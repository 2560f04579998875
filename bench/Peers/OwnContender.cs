using System.Diagnostics;
using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGenCompiler.Bench.Peers;

/// <summary>The generated network.</summary>
sealed class OwnContender : IContender
{
    readonly IInference inference;
    readonly ReadOnlyMemory<float>[] inputs;
    readonly Memory<float>[] outputs;
    readonly float[] output;

    public OwnContender(NetworkDescription network, PeerFiles files, InferenceOptions options)
    {
        inputs = [files.Input];
        output = new float[network.Outputs[0].Length];
        outputs = [output];
        var start = Stopwatch.GetTimestamp();
        inference = network.CreateInference(WeightSource.FromFile(files.Safetensors), options);
        LoadSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        FirstSeconds = Time(1);
    }

    public string Version => "NetGen";

    public ReadOnlySpan<float> Output => output;

    /// <summary>Seconds that reading and packing the weights took.</summary>
    public double? LoadSeconds { get; }

    /// <summary>Seconds of the first run.</summary>
    public double? FirstSeconds { get; }

    public double Time(int runs)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++) inference.Run(inputs, outputs);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }

    public void Dispose() => inference.Dispose();
}
