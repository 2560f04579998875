using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Planning.Pooling;
using NetGenCompiler.Planning.Upsampling;

namespace NetGenCompiler.Planning.Gathering;

/// <summary>
/// The gradients of poolings and enlargements, in blocks of channels. Each pixel collects what comes to it, so that nothing has to be cleared and the
/// order of every sum is fixed.
/// </summary>
sealed class GatherRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        PoolingRule.PoolingOf(context.Node.Op) is MaxPool2dGradient or AdaptiveMaxPool2dGradient or AvgPool2dGradient or AdaptiveAvgPool2dGradient or UpsampleGradient
            ? new(context.Node.Inputs.Select(_ => new OperandDemand(LayoutKind.Blocked)).ToEquatableArray(), LayoutKind.Blocked)
            : null;

    public override Step Plan(PlacedContext context)
    {
        var groups = RowGroups.Of(context.Node.Op);
        var (dy, x) = (groups.Map(context.Input.Layout.Shape), groups.Map(context.Result.Layout.Shape));
        var (rows, columns) = PoolingRule.PoolingOf(context.Node.Op) switch
        {
            MaxPool2dGradient pool => OfWindows(PoolingRule.Sliding(new MaxPool2d(pool.Kernel, pool.Stride, pool.Padding, pool.Dilation, pool.CeilMode), x, dy), x, pool.Kernel.Width),
            AvgPool2dGradient pool => OfWindows(PoolingRule.Sliding(new AvgPool2d(pool.Kernel, pool.Stride, pool.Padding, pool.CeilMode, pool.CountIncludePad), x, dy), x, 0),
            UpsampleGradient { Mode: Interpolation.Nearest } upsample =>
                (GatherAxis.OfCopies(x.Height, upsample.Scale.Height), GatherAxis.OfCopies(x.Width, upsample.Scale.Width)),
            UpsampleGradient upsample => (
                GatherAxis.OfShares(BilinearAxis.Of(x.Height, upsample.Scale.Height, upsample.AlignCorners)),
                GatherAxis.OfShares(BilinearAxis.Of(x.Width, upsample.Scale.Width, upsample.AlignCorners))),
            _ => OfWindows((AxisWindows.Adaptive(dy.Height, x.Height), AxisWindows.Adaptive(dy.Width, x.Width)), x, 0),
        };
        return context.Operands.Count > 1
            ? new IndexedGatherStep(context.Name, context.InstructionSet, context.Input, context.Operands[1], context.Result, rows, columns) { Groups = groups }
            : new WeightedGatherStep(context.Name, context.InstructionSet, context.Input, context.Result, rows, columns) { Groups = groups };
    }

    static (GatherAxis Rows, GatherAxis Columns) OfWindows((AxisWindows Rows, AxisWindows Columns) windows, TensorShape x, int kernelWidth) =>
        (GatherAxis.OfWindows(windows.Rows, x.Height), GatherAxis.OfWindows(windows.Columns, x.Width, kernelWidth));
}
