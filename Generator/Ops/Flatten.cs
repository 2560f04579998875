using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>All dimensions in one, in row-major order.</summary>
sealed record Flatten : Op
{
    public override string PyTorchName => "nn.Flatten";

    public override string OnnxName => "Flatten";

    public override OpKind Kind => OpKind.View;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) =>
        [inputs[0] with { Dimensions = [ShapeCheck.Extent(this, "the number of elements", inputs[0].Length)] }];

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new Reshape(context.OperandShape(0).Dimensions), [context.Gradient]));
}
