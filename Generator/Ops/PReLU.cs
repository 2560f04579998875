using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>max(0, x) + a·min(0, x) with learned a, one for all channels or one for each.</summary>
sealed record PReLU(bool PerChannel = false, float Initial = 0.25f) : Op
{
    public override string PyTorchName => "nn.PReLU";

    public override string OnnxName => "PRelu";

    public override OpKind Kind => OpKind.Normalization;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Finite(this, "initial", Initial);
        if (PerChannel) ShapeCheck.Rank(this, inputs[0], 1, int.MaxValue, "an input with channels");
        return [inputs[0]];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) =>
        [new("weight", TensorShape.Of(PerChannel ? inputs[0].Channels : 1), ParameterKind.Trainable, Initializer.Constant(Initial))];

    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => outputs[0].Length;

    public override void Differentiate(BackwardContext context)
    {
        context.Operand(0, () => context.Apply(new PReLUGradient(PerChannel), [context.Gradient, context.Operands[0]], context.Weights));
        context.Parameter(0, () => context.Apply(new PReLUSlopeGradient(PerChannel), [context.Gradient, context.Operands[0]]));
    }
}
