using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Fused;

namespace NetGenCompiler.Passes;

/// <summary>
/// Moves a pooling into the convolution of a network's input that makes its operand, where that has so few channels that vectors of channels would be mostly empty and
/// windows lie side by side: pixels then fill the vectors, and one register tile makes whole windows.
/// </summary>
static class FusePooling
{
    /// <summary>With more channels a vector of them is full.</summary>
    public const int MostChannels = 15;

    /// <summary>The taps of a kernel row stand one after the other in a tile's text, whose size is bounded.</summary>
    public const int MostKernelWidth = 16;

    // The results of a window are kept in registers, those of each channel of a tile.
    const int MostWindow = 9;

    public static Graph Run(Graph graph) => GraphRewriter.Rewrite(graph, (rewriter, index, node) =>
    {
        if (node.Op is not (MaxPool2d or AvgPool2d) || node.Epilogues.Count > 0 || !rewriter.IsOnlyUse(index, 0)) return node;
        var (result, pooling) = (node.Inputs[0], (Pooling)node.Op);
        var producer = rewriter[result];
        if (producer.Op is not Conv2d convolution || rewriter[producer.Inputs[0]].Op is not Input || !IsSmall(convolution) || !IsActivation(producer.Epilogues)) return node;
        if (!LieSideBySide(pooling, producer.Output)) return node;
        rewriter.Amend(result, producer with
        {
            Op = new PooledConv2d(convolution, producer.Epilogues.Count > 0 ? producer.Epilogues[0].Op : null, pooling),
            Outputs = node.Outputs,
            Epilogues = [],
        });
        rewriter.Forward(index, result);
        return null;
    });

    static bool IsSmall(Conv2d convolution) =>
        convolution.OutChannels <= MostChannels && convolution.Kernel.Width <= MostKernelWidth && convolution.Groups == 1 && convolution.Dilations == new Size2(1, 1);

    static bool IsActivation(EquatableArray<Epilogue> epilogues) =>
        epilogues.Count == 0 || (epilogues.Count == 1 && epilogues[0] is { Operand: null, Weights.Count: 0 });

    static bool LieSideBySide(Pooling pooling, TensorShape x) =>
        pooling.Strides == pooling.Kernel && pooling.Padding == default && pooling.Dilations == new Size2(1, 1)
        && pooling.Kernel.Height * pooling.Kernel.Width <= MostWindow
        && (!pooling.CeilMode || (x.Height % pooling.Kernel.Height == 0 && x.Width % pooling.Kernel.Width == 0));
}
