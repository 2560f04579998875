using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Fused;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Planar;

/// <summary>Convolutions of plain maps with the pooling of their result, by tiles whose lanes are pixels.</summary>
sealed class PlanarRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        context.Node.Op is PooledConv2d ? new([new(LayoutKind.Plain)], LayoutKind.Blocked) : null;

    public override Step Plan(PlacedContext context)
    {
        var op = (PooledConv2d)context.Node.Op;
        var channels = PlanarTile.ChannelsOf(context.InstructionSet, op.Pooling.Kernel, op.Convolution.OutChannels);
        EquatableArray<EpilogueKey> epilogues = op.Activation is { } activation ? [new(activation, EpilogueOperand.None, ResultIsRight: false, Constants: 0)] : [];
        return new PlanarStep(
            context.Name, context.InstructionSet, context.Input, context.Result, op.Convolution, op.Pooling, channels,
            Weights(context.Node.Weights[0], op.Convolution, channels[0].Size), ConvolutionWeights.Bias(context.Node, op.Convolution.OutChannels), epilogues);
    }

    static PackedWeight Weights(Weight source, Conv2d convolution, int tileOutputs)
    {
        var taps = convolution.Kernel.Height * convolution.Kernel.Width;
        var inputs = (int)(source.Shape.Length / convolution.OutChannels / taps);
        return new("Planar", [source], [convolution.OutChannels, inputs, taps, tileOutputs], Layout.RoundUp(source.Shape.Length));
    }
}
