using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Bench.Peers;

/// <summary>What tells a convolution or a linear layer from others, for whoever computes it: channels as multiples of those that go together in memory.</summary>
/// <param name="Outputs">Output channels.</param>
/// <param name="Inputs">Input channels of a group.</param>
/// <param name="KernelHeight">Rows of the kernel.</param>
/// <param name="KernelWidth">Columns of the kernel.</param>
/// <param name="Height">Rows of the result.</param>
/// <param name="Width">Columns of the result.</param>
sealed record LayerShape(int Outputs, int Inputs, int KernelHeight, int KernelWidth, int Height, int Width)
{
    const int Together = 16;

    /// <summary>Of a node's weights, [outputs, inputs, rows, columns] or [outputs, inputs], and the result's shape.</summary>
    public static LayerShape Of(IReadOnlyList<int> weights, IReadOnlyList<int> result) => new(
        RoundUp(weights[0]), RoundUp(weights[1]), weights.Count > 2 ? weights[2] : 1, weights.Count > 3 ? weights[3] : 1,
        result.Count > 2 ? result[^2] : 1, result.Count > 2 ? result[^1] : 1);

    /// <summary>A node's; null where it is neither.</summary>
    public static LayerShape? Of(Node node) => node.Op is Conv2d or Linear
        ? Of([.. node.Weights[0].Shape.Dimensions], [.. node.Outputs[0].Dimensions])
        : null;

    static int RoundUp(int channels) => (channels + Together - 1) / Together * Together;
}
