using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Recurrent;

/// <summary>
/// Backpropagation through time of one direction of one layer: the gradients of the products of the steps with the weights of the input, and of GRU, as the
/// next result, those of the products with the weights of the last result, which differ in the third gate. With a first state the last result of LSTM and GRU is
/// what the first step hands to it beside those: 1×H, the gradient of the cells, or of GRU the share of the state that the update gate lets through. From dy, the
/// results, what was saved, the first states, and the gradient of the cells.
/// </summary>
/// <param name="Cell">What a step computes.</param>
/// <param name="IsReverse">Whether the last step came first.</param>
/// <param name="HasState">Whether there is a first state.</param>
/// <param name="OfCells">Whether the cells have a gradient of their own.</param>
sealed record RecurrenceGradient(RecurrentCell Cell, bool IsReverse = false, bool HasState = false, bool OfCells = false) : Op
{
    public override int? Arity => FirstState + (HasState ? States : 0) + (OfCells ? 1 : 0);

    /// <summary>The results that are states: of LSTM the cells too.</summary>
    public int States => Cell == RecurrentCell.LSTM ? 2 : 1;

    /// <summary>The first operand after dy, the results and what was saved.</summary>
    public int FirstState => 1 + States + (RecurrentCells.Saved(Cell) > 0 ? 1 : 0);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var y = ShapeCheck.Rank(this, GradientCheck.Same(this, inputs[0], inputs[1]), 2, 2, "a time×units sequence");
        if (Cell == RecurrentCell.LSTM) GradientCheck.Same(this, y, inputs[2]);
        if (RecurrentCells.Saved(Cell) is > 0 and var saved) GradientCheck.Same(this, TensorShape.Of(y[0], saved * y[1]), inputs[1 + States]);
        var state = TensorShape.Of(1, y[1]);
        if (HasState) foreach (var given in inputs.Skip(FirstState).Take(States)) GradientCheck.Same(this, state, given);
        if (OfCells) GradientCheck.Same(this, y, inputs[inputs.Count - 1]);
        var gates = TensorShape.Of(y[0], RecurrentCells.Gates(Cell) * y[1]);
        EquatableArray<TensorShape> results = Cell == RecurrentCell.GRU ? [gates, gates] : [gates];
        return HasState && RecurrentCells.Saved(Cell) > 0 ? [.. results, state] : results;
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight_hh", TensorShape.Of(RecurrentCells.Gates(Cell) * inputs[0][1], inputs[0][1]), ParameterKind.Trainable, Initializer.FanIn(inputs[0][1]))];

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length * inputs[0][1];
}
