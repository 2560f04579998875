using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Axis 0 cut into equal parts.</summary>
sealed record Chunk(int Parts) : Op
{
    public override string PyTorchName => "torch.chunk";

    public override string OnnxName => "Split";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var x = inputs[0];
        var axis = ShapeCheck.Axis(this, 0, x);
        ShapeCheck.Positive(this, "parts", Parts);
        ShapeCheck.Divisible(this, "the channels", x[axis], "parts", Parts, x);
        var part = x with { Dimensions = x.Dimensions.Skip(1).Prepend(x[axis] / Parts).ToEquatableArray() };
        return Enumerable.Repeat(part, Parts).ToEquatableArray();
    }

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        Window.Shifted(0, inputs[0], 0, inputs[0][0] - outputs[0][0]);

    public override void Differentiate(BackwardContext context) => context.Operand(0, () => Split.Join(context, axis: 0));
}
