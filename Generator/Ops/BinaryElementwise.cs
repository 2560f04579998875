using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>
/// A function of an element of each of two operands. A dimension of 1 is broadcast, as in PyTorch: C×1×1 is a channel gate, 1×H×W a spatial
/// one. PyTorch aligns operands of different rank from the right, where the batch would meet a channel; here only a single element
/// may have another rank.
/// </summary>
abstract record BinaryElementwise : Op
{
    static readonly string[] MapAxes = ["channels", "height", "width"];

    public override OpKind Kind => OpKind.Binary;

    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var (left, right) = (inputs[0], inputs[1]);
        if (left.Rank != right.Rank)
        {
            if (left.Length == 1 && left.Rank < right.Rank) return [right];
            if (right.Length == 1 && right.Rank < left.Rank) return [left];
            throw Mismatch(left, right, $"{left.Rank} against {right.Rank} dimensions; Reshape one to the rank of the other, with 1 where it is to be broadcast");
        }

        var axes = Enumerable.Range(0, left.Rank).ToList();
        var wrong = axes.Where(a => left[a] != right[a] && left[a] != 1 && right[a] != 1).Select(a => $"{AxisName(a, left.Rank)} {left[a]} against {right[a]}").ToList();
        if (wrong.Count > 0) throw Mismatch(left, right, string.Join(", ", wrong));
        return [left with { Dimensions = axes.Select(a => Math.Max(left[a], right[a])).ToEquatableArray() }];
    }

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;

    static string AxisName(int axis, int rank) => rank == 3 ? MapAxes[axis] : $"dimension {axis}:";

    ShapeException Mismatch(TensorShape left, TensorShape right, string difference) => new(
        ShapeProblem.Broadcast,
        $"{Name} needs equal shapes, or 1 where one operand is broadcast, but the left operand is {left.ToDisplayString()} and the right {right.ToDisplayString()}: {difference}");

    /// <summary>A gradient of the result's shape summed to the shape of an operand that was broadcast.</summary>
    protected static Value ReduceTo(BackwardContext context, int operand, Value gradient) => SumTo.Reduce(context, context.OperandShape(operand), gradient);
}
