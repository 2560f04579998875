using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Recurrent;

/// <summary>
/// Backpropagation through time of one direction of one layer: the gradients of the products of the steps with the weights of the input, and of GRU, as the
/// further result, those of the products with the weights of the last result, which differ in the third gate. From dy, the results, and what was saved.
/// </summary>
/// <param name="Cell">What a step computes.</param>
/// <param name="IsReverse">Whether the last step came first.</param>
sealed record RecurrenceGradient(RecurrentCell Cell, bool IsReverse = false) : Op
{
    public override int? Arity => Cell switch { RecurrentCell.LSTM => 4, RecurrentCell.GRU => 3, _ => 2 };

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var y = ShapeCheck.Rank(this, GradientCheck.Same(this, inputs[0], inputs[1]), 2, 2, "a time×units sequence");
        if (RecurrentCells.Saved(Cell) is > 0 and var saved) GradientCheck.Same(this, TensorShape.Of(y[0], saved * y[1]), inputs[2]);
        if (Cell == RecurrentCell.LSTM) GradientCheck.Same(this, y, inputs[3]);
        var gates = TensorShape.Of(y[0], RecurrentCells.Gates(Cell) * y[1]);
        return Cell == RecurrentCell.GRU ? [gates, gates] : [gates];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight_hh", TensorShape.Of(RecurrentCells.Gates(Cell) * inputs[0][1], inputs[0][1]), ParameterKind.Trainable, Initializer.FanIn(inputs[0][1]))];

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length * inputs[0][1];
}
