using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Recurrent;

/// <summary>
/// One direction of one recurrent layer over the steps of a sequence, given the products of the steps with the weights of the input, T×gates·H. Further operands
/// are the state before the first step, 1×H, and of LSTM that of the cells; without them it is zero. The second result of LSTM are the cells, T×H. In
/// training the last result of LSTM and GRU is what backward reads, T×4·H.
/// </summary>
/// <param name="Cell">What a step computes.</param>
/// <param name="IsReverse">Whether the last step comes first.</param>
/// <param name="Saves">Whether it has the result that backward reads.</param>
sealed record Recurrence(RecurrentCell Cell, bool IsReverse = false, bool Saves = false) : Op
{
    public override int? Arity => null;

    /// <summary>The results of each step that are its state: the hidden one, and of LSTM the cells.</summary>
    public int States => Cell == RecurrentCell.LSTM ? 2 : 1;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = ShapeCheck.Rank(this, inputs[0], 2, 2, "a time×gates sequence");
        ShapeCheck.Divisible(this, "the gates", x[1], "the gates of a unit", RecurrentCells.Gates(Cell), x);
        var (steps, units) = (x[0], UnitsOf(x));
        if (inputs.Count is not 1 && inputs.Count != 1 + States) throw new ShapeException(ShapeProblem.Concatenation, $"{Name} takes gates, or gates and {States} states, but has {inputs.Count} operands");
        foreach (var state in inputs.Skip(1)) GradientCheck.Same(this, TensorShape.Of(1, units), state);
        EquatableArray<TensorShape> results = [.. Enumerable.Repeat(TensorShape.Of(steps, units), States)];
        return Saves && RecurrentCells.Saved(Cell) is > 0 and var saved ? [.. results, TensorShape.Of(steps, saved * units)] : results;
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var (gates, units) = (inputs[0][1], UnitsOf(inputs[0]));
        var initializer = Initializer.FanIn(units);
        return [new("weight_hh", TensorShape.Of(gates, units), ParameterKind.Trainable, initializer), new("bias_hh", TensorShape.Of(gates), ParameterKind.Trainable, initializer)];
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => inputs[0].Length * UnitsOf(inputs[0]);

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    /// <summary>
    /// Backpropagation through time; the weights then get the products of each step's gradients and the result before it, and the first state those of the
    /// first step's gradients with the weights, as the step before it would.
    /// </summary>
    public override void Differentiate(BackwardContext context)
    {
        var hasState = context.Operands.Count > 1;
        var results = Saves ? context.Results : context.ApplyAll(this with { Saves = true }, context.Operands, context.Weights);
        if (context.Gradients.Skip(States).Any(g => g is not null)) throw new NotSupportedException($"'{context.Node.Name}': only its gradient reads what it saves");
        var ofCells = States > 1 ? context.Gradients[1] : null;
        var dy = context.Gradients[0] ?? context.Apply(new Affine(0), [results[0]]);
        EquatableArray<Value> operands = [dy, .. results, .. context.Operands.Skip(1), .. ofCells is { } cells ? [cells] : Array.Empty<Value>()];
        var gradients = context.ApplyAll(new RecurrenceGradient(Cell, IsReverse, hasState, ofCells is not null), operands, [context.Weights[0]]);
        var (result, hidden, steps) = (results[0], gradients[Cell == RecurrentCell.GRU ? 1 : 0], context.OperandShape(0)[0]);
        Value Early(Value value) => context.Apply(new Slice(0, 0, steps - 1), [value]);
        Value Late(Value value) => context.Apply(new Slice(0, 1, steps), [value]);
        context.Operand(0, () => gradients[0]);
        context.Parameter(0, () =>
        {
            if (hasState)
            {
                // The result before each step, the first state among them.
                var state = context.Operands[1];
                var before = steps == 1 ? state : context.Apply(new Concat(0), IsReverse ? [Late(result), state] : [state, Early(result)]);
                return context.Apply(new LinearWeightGradient(), [before, hidden]);
            }

            // A single step has nothing before it.
            if (steps == 1) return context.Apply(new LinearWeightGradient(), [context.Apply(new Affine(0), [result]), hidden]);
            return context.Apply(new LinearWeightGradient(), IsReverse ? [Late(result), Early(hidden)] : [Early(result), Late(hidden)]);
        });
        context.Parameter(1, () => context.Apply(new BatchSum(-1), [hidden]));
        if (!hasState) return;
        var carry = gradients[gradients.Count - 1];
        context.Operand(1, () =>
        {
            var first = steps == 1 ? hidden : context.Apply(IsReverse ? new Slice(0, steps - 1, steps) : new Slice(0, 0, 1), [hidden]);
            var products = context.Apply(new LinearInputGradient(UnitsOf(context.OperandShape(0))), [first], [context.Weights[0]]);
            return Cell == RecurrentCell.GRU ? context.Apply(new Add(), [products, carry]) : products;
        });
        if (States > 1) context.Operand(2, () => carry);
    }

    int UnitsOf(TensorShape x) => x[1] / RecurrentCells.Gates(Cell);
}
