using NetGen.Runtime;

namespace NetGen.Cli.Tests.Support;

/// <summary>The networks of the tests.</summary>
static class HandWrittenNetworks
{
    public const int Classes = 3;

    static readonly ParameterDescription[] linear =
    [
        new("fc.weight", ParameterKind.Trainable, Initializer.Uniform(0.5), Classes, 16),
        new("fc.bias", ParameterKind.Trainable, Initializer.Uniform(0.5), Classes),
    ];

    /// <summary>A linear layer on a 1×4×4 image: logits, their softmax and its logarithm, which are to classify alike.</summary>
    public static NetworkDescription Tiny { get; } = Classifier("TinyClassifier", "Linear", logits => logits);

    /// <summary>Two inputs, two outputs.</summary>
    public static NetworkDescription SumAndDifference { get; } = new HandWrittenNetwork(
        "SumAndDifference", [new("a", 2), new("b", 2)], [new("sum", 2), new("difference", 2)], [], (_, inputs, outputs) =>
        {
            for (var i = 0; i < 2; i++)
            {
                outputs[0][i] = inputs[0][i] + inputs[1][i];
                outputs[1][i] = inputs[0][i] - inputs[1][i];
            }
        },
        training: (network, options) => new SumAndDifferenceTraining(network, options));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NetworkDescription> All { get; } =
    [
        Tiny,
        Classifier("TinySoftmax", "Softmax", logits => [.. Normalized(logits).Select(l => (float)Math.Exp(l))]),
        Classifier("TinyLogSoftmax", "LogSoftmax", logits => [.. Normalized(logits).Select(l => (float)l)]),
        SumAndDifference,
    ];

    static HandWrittenNetwork Classifier(string name, string lastOp, Func<float[], float[]> last) =>
        new(name, [new("x", 1, 4, 4)], [new("y", Classes)], linear, (weights, inputs, outputs) =>
        {
            var logits = new float[Classes];
            for (var c = 0; c < Classes; c++)
            {
                logits[c] = weights["fc.bias"][c];
                for (var i = 0; i < 16; i++) logits[c] += weights["fc.weight"][(c * 16) + i] * inputs[0][i];
            }

            last(logits).CopyTo(outputs[0], 0);
        }, lastOp);

    static IEnumerable<double> Normalized(float[] logits)
    {
        var total = Math.Log(logits.Sum(l => Math.Exp(l)));
        return logits.Select(l => l - total);
    }
}
