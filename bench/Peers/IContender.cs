namespace NetGenCompiler.Bench.Peers;

/// <summary>Whoever runs a network in a comparison.</summary>
interface IContender : IDisposable
{
    /// <summary>Its name and version: <c>ONNX Runtime 1.30.0</c>.</summary>
    string Version { get; }

    /// <summary>Seconds until the network was ready to run; null where it is not known.</summary>
    double? LoadSeconds { get; }

    /// <summary>Seconds of the first run; null where it is not known.</summary>
    double? FirstSeconds { get; }

    /// <summary>What the network answers to the input of <see cref="PeerFiles"/>.</summary>
    ReadOnlySpan<float> Output { get; }

    /// <summary>Runs the network some times.</summary>
    /// <returns>Seconds of one run.</returns>
    double Time(int runs);
}
