using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Planning.Pooling;

/// <summary>Every pooling, sliding, adaptive or global, over maps in blocks of channels.</summary>
sealed class PoolingRule : KernelRule
{
    public override LayoutDemand? Demand(RuleContext context) =>
        PoolingOf(context.Node.Op) is Ops.Pooling or AdaptivePooling or GlobalPooling ? new([new(LayoutKind.Blocked)], LayoutKind.Blocked) : null;

    public override Step Plan(PlacedContext context)
    {
        var op = PoolingOf(context.Node.Op);
        var groups = RowGroups.Of(context.Node.Op);
        var (input, output) = (groups.Map(context.Input.Layout.Shape), groups.Map(context.Result.Layout.Shape));
        var (rows, columns) = op is Ops.Pooling pooling
            ? Sliding(pooling, input, output)
            : (AxisWindows.Adaptive(output.Height, input.Height), AxisWindows.Adaptive(output.Width, input.Width));
        if (op is MaxPool2dWithIndices or AdaptiveMaxPool2dWithIndices)
        {
            var kernelWidth = op is MaxPool2dWithIndices max ? max.Kernel.Width : 0;
            return new IndexedPoolingStep(context.Name, context.InstructionSet, context.Input, context.Result, context.Results[1], rows, columns, kernelWidth) { Groups = groups };
        }

        var reduction = op is MaxPool2d or AdaptiveMaxPool2d or GlobalMaxPool ? PoolingReduction.Maximum : PoolingReduction.Mean;
        return new PoolingStep(context.Name, context.InstructionSet, context.Input, context.Result, reduction, rows, columns) { Groups = groups };
    }

    /// <summary>What is pooled: of rows in groups the pooling of a group.</summary>
    public static Op PoolingOf(Op op) => op is RowPooling rows ? rows.Pooling : op;

    /// <summary>The windows of a pooling with a stride.</summary>
    public static (AxisWindows Rows, AxisWindows Columns) Sliding(Ops.Pooling op, TensorShape input, TensorShape output)
    {
        var countPadding = op is AvgPool2d { CountIncludePad: true };
        return (
            AxisWindows.Sliding(output.Height, input.Height, op.Kernel.Height, op.Strides.Height, op.Dilations.Height, op.Padding.Top, op.Padding.Bottom, countPadding),
            AxisWindows.Sliding(output.Width, input.Width, op.Kernel.Width, op.Strides.Width, op.Dilations.Width, op.Padding.Left, op.Padding.Right, countPadding));
    }
}
