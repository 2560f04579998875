using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Recurrent;

/// <summary>
/// One direction of one recurrent layer over the steps of a sequence, given the products of the steps with the weights of the input, T×gates·H. The state
/// before the first step is zero. In training the further results are what backward reads: T×4·H of LSTM and GRU, and the cells T×H of LSTM.
/// </summary>
/// <param name="Cell">What a step computes.</param>
/// <param name="IsReverse">Whether the last step comes first.</param>
/// <param name="Saves">Whether it has the further results.</param>
sealed record Recurrence(RecurrentCell Cell, bool IsReverse = false, bool Saves = false) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Rank(this, inputs[0], 2, 2, "a time×gates sequence");
        ShapeCheck.Divisible(this, "the gates", x[1], "the gates of a unit", RecurrentCells.Gates(Cell), x);
        var (steps, units) = (x[0], UnitsOf(x));
        var result = TensorShape.Of(steps, units);
        var saved = RecurrentCells.Saved(Cell);
        if (!Saves || saved == 0) return [result];
        return Cell == RecurrentCell.LSTM ? [result, TensorShape.Of(steps, saved * units), result] : [result, TensorShape.Of(steps, saved * units)];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var (gates, units) = (inputs[0][1], UnitsOf(inputs[0]));
        var initializer = Initializer.FanIn(units);
        return [new("weight_hh", TensorShape.Of(gates, units), ParameterKind.Trainable, initializer), new("bias_hh", TensorShape.Of(gates), ParameterKind.Trainable, initializer)];
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length * UnitsOf(inputs[0]);

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    /// <summary>Backpropagation through time; the weights then get the products of each step's gradients and the result before it.</summary>
    public override void Differentiate(BackwardContext context)
    {
        if (context.Gradients.Skip(1).Any(g => g is not null)) throw new NotSupportedException($"'{context.Node.Name}': only its gradient reads what it saves");
        var results = Saves ? context.Results : context.ApplyAll(this with { Saves = true }, context.Operands, context.Weights);
        var gradients = context.ApplyAll(new RecurrenceGradient(Cell, IsReverse), [context.Gradient, .. results], [context.Weights[0]]);
        var (result, hidden, steps) = (results[0], gradients[gradients.Count - 1], context.OperandShape(0)[0]);
        context.Operand(0, () => gradients[0]);
        context.Parameter(0, () =>
        {
            // A single step has nothing before it.
            if (steps == 1) return context.Apply(new LinearWeightGradient(), [context.Apply(new Affine(0), [result]), hidden]);
            Value Early(Value value) => context.Apply(new Slice(0, 0, steps - 1), [value]);
            Value Late(Value value) => context.Apply(new Slice(0, 1, steps), [value]);
            return context.Apply(new LinearWeightGradient(), IsReverse ? [Late(result), Early(hidden)] : [Early(result), Late(hidden)]);
        });
        context.Parameter(1, () => context.Apply(new BatchSum(-1), [hidden]));
    }

    int UnitsOf(TensorShape x) => x[1] / RecurrentCells.Gates(Cell);
}
