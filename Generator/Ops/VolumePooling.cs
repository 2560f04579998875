using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>A pooling of C×D×H×W volumes that is one of maps within the slices and one along the depth.</summary>
abstract record VolumePooling : Op
{
    /// <summary>The poolings of the map whose rows are those of the slices, one after the other; none where nothing is pooled.</summary>
    public abstract IEnumerable<RowPooling> OverMap(TensorShape x);

    /// <summary>By the rules of the maps' poolings: training computes those in the first place.</summary>
    public override void Differentiate(BackwardContext context) => context.Operand(0, () => VolumeMap.Gradient(context, (x, dy) =>
    {
        List<(RowPooling Op, Value X)> steps = [];
        foreach (var op in OverMap(context.OperandShape(0)))
        {
            var operand = steps.Count == 0 ? x : context.Apply(steps[steps.Count - 1].Op, [steps[steps.Count - 1].X]);
            steps.Add((op, operand));
        }

        steps.Reverse();
        return steps.Aggregate(dy, (gradient, step) => step.Op.Gradient(context, step.X, gradient));
    }));
}
