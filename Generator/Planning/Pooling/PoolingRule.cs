using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;

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
        var (rows, columns) = op is Ops.Pooling pooling
            ? Sliding(pooling, input, output)
            : (AxisWindows.Adaptive(output.Height, input.Height), AxisWindows.Adaptive(output.Width, input.Width));
        if (op is MaxPool2dWithIndices or AdaptiveMaxPool2dWithIndices)
        {
            var kernelWidth = op is MaxPool2dWithIndices max ? max.Kernel.Width : 0;
            return new IndexedPoolingStep(context.Name, context.InstructionSet, context.Input, context.Result, context.Results[1], rows, columns, kernelWidth);
        }

        var reduction = op is MaxPool2d or AdaptiveMaxPool2d or GlobalMaxPool ? PoolingReduction.Maximum : PoolingReduction.Mean;
        return new PoolingStep(context.Name, context.InstructionSet, context.Input, context.Result, reduction, rows, columns);
    }

    /// <summary>The windows of a pooling with a stride.</summary>
    public static (AxisWindows Rows, AxisWindows Columns) Sliding(Ops.Pooling op, TensorShape input, TensorShape output)
    {
        var countPadding = op is AvgPool2d { CountIncludePad: true };
        return (
            AxisWindows.Sliding(output.Height, input.Height, op.Kernel.Height, op.Strides.Height, op.Dilations.Height, op.Padding.Top, op.Padding.Bottom, countPadding),
            AxisWindows.Sliding(output.Width, input.Width, op.Kernel.Width, op.Strides.Width, op.Dilations.Width, op.Padding.Left, op.Padding.Right, countPadding));
    }
}
