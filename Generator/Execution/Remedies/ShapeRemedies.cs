using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Execution.Remedies;

/// <summary>The remedies that follow from the operations before the failing one; what an operator knows alone comes with its exception.</summary>
static class ShapeRemedies
{
    /// <param name="builder">The graph up to the failing operation.</param>
    /// <param name="op">The failing operator.</param>
    /// <param name="operands">Its operands.</param>
    /// <param name="id">The id of the problem.</param>
    public static Remedy Of(GraphBuilder builder, Op op, IReadOnlyList<Value> operands, string id) => id switch
    {
        ShapeProblem.WindowExceedsMap when op is ISlidingWindow window => PaddingRemedies.KeepSize(window, builder.ShapeOf(operands[0])),
        ShapeProblem.PaddingExceedsWindow when op is ISlidingWindow window => PaddingRemedies.Halve(window, builder.ShapeOf(operands[0])),
        ShapeProblem.DeclaredSize when op is Linear linear => GlobalPoolRemedy.Of(builder, linear, operands[0]),
        ShapeProblem.Concatenation when op is Concat { Axis: 0 } => PaddingRemedies.Equalize(builder, operands),
        ShapeProblem.Broadcast when op is Add => OfSum(builder, operands),
        _ => Remedy.None,
    };

    static Remedy OfSum(GraphBuilder builder, IReadOnlyList<Value> operands)
    {
        var (left, right) = (builder.ShapeOf(operands[0]), builder.ShapeOf(operands[1]));
        if (!left.IsMap || !right.IsMap) return Remedy.None;
        var padding = left.Channels == right.Channels ? PaddingRemedies.Equalize(builder, operands) : Remedy.None;
        return padding.With(ProjectionRemedy.Of(builder, operands[0], operands[1]));
    }
}
