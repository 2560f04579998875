using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning.Pooling;

/// <summary>Every pooling, sliding, adaptive or global, over maps in blocks of channels.</summary>
sealed class PoolingRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        context.Node.Op is Ops.Pooling or AdaptivePooling or GlobalPooling ? new([new(LayoutKind.Blocked)], LayoutKind.Blocked) : null;

    public override Step Plan(PlacedContext context)
    {
        var op = context.Node.Op;
        var (input, output) = (context.Input.Layout.Shape, context.Result.Layout.Shape);
        var reduction = op is MaxPool2d or AdaptiveMaxPool2d or GlobalMaxPool ? PoolingReduction.Maximum : PoolingReduction.Mean;
        var (rows, columns) = op is Ops.Pooling pooling
            ? Sliding(pooling, input, output)
            : (AxisWindows.Adaptive(output.Height, input.Height), AxisWindows.Adaptive(output.Width, input.Width));
        return new PoolingStep(context.Name, context.InstructionSet, context.Input, context.Result, reduction, rows, columns);
    }

    static (AxisWindows Rows, AxisWindows Columns) Sliding(Ops.Pooling op, TensorShape input, TensorShape output)
    {
        var countPadding = op is AvgPool2d { CountIncludePad: true };
        return (
            AxisWindows.Sliding(output.Height, input.Height, op.Kernel.Height, op.Strides.Height, op.Dilations.Height, op.Padding.Top, op.Padding.Bottom, countPadding),
            AxisWindows.Sliding(output.Width, input.Width, op.Kernel.Width, op.Strides.Width, op.Dilations.Width, op.Padding.Left, op.Padding.Right, countPadding));
    }
}
