using NetGenCompiler.Planning.BatchNormalization;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Elementwise;
using NetGenCompiler.Planning.Gathering;
using NetGenCompiler.Planning.Gradients;
using NetGenCompiler.Planning.Lookup;
using NetGenCompiler.Planning.MatrixProduct;
using NetGenCompiler.Planning.Movement;
using NetGenCompiler.Planning.Normalization;
using NetGenCompiler.Planning.Planar;
using NetGenCompiler.Planning.Pooling;
using NetGenCompiler.Planning.Randomized;
using NetGenCompiler.Planning.Recurrent;
using NetGenCompiler.Planning.Reduction;
using NetGenCompiler.Planning.Upsampling;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Planning;

/// <summary>All rules, the more special before the more general.</summary>
static class KernelRules
{
    static readonly IReadOnlyList<KernelRule> All =
    [
        new ChannelwiseRule(),
        new WinogradRule(),
        new ConvolutionRule(),
        new PlanarRule(),
        new VolumeConvolutionRule(),
        new LinearRule(),
        new InputGradientRule(),
        new VolumeInputGradientRule(),
        new LinearInputGradientRule(),
        new WeightGradientRule(),
        new VolumeWeightGradientRule(),
        new OuterProductRule(),
        new PoolingRule(),
        new GatherRule(),
        new ElementwiseRule(),
        new CastRule(),
        new MovementRule(),
        new AxisRule(),
        new MatMulRule(),
        new BilinearRule(),
        new ChannelReductionRule(),
        new BatchNormalizationRule(),
        new DropoutRule(),
        new EmbeddingRule(),
        new RecurrenceRule(),
    ];

    /// <summary>The rule that plans a node, with its demand.</summary>
    /// <exception cref="NotSupportedException">No rule takes the node: the operator lacks a kernel.</exception>
    public static (KernelRule Rule, LayoutDemand Demand) Select(RuleContext context)
    {
        foreach (var rule in All)
        {
            if (rule.Demand(context) is { } demand) return (rule, demand);
        }

        throw new NotSupportedException($"no kernel computes {context.Node.Op.Name} ('{context.Node.Name}')");
    }
}
