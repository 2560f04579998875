using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops.Volumes;

/// <summary>A 3-D convolution of a map whose rows are those of a volume's slices, and whose result's are those of the result.</summary>
/// <param name="Convolution">What is computed of the volume.</param>
/// <param name="Depth">The slices of the operand.</param>
sealed record VolumeConvolution(Conv3d Convolution, int Depth) : Op
{
    public override bool TakesEpilogues => true;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => [VolumeMap.Of(Convolution.InferShapes([Volume(inputs)])[0])];

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => Convolution.Parameters([Volume(inputs)]);

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Convolution.MultiplyAdds([Volume(inputs)], outputs);

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    public override void Differentiate(BackwardContext context)
    {
        var x = VolumeMap.VolumeOf(context.OperandShape(0), Depth);
        context.Operand(0, () => context.Apply(new VolumeInputGradient(Convolution, x), [context.Gradient], [context.Weights[0]]));
        context.Parameter(0, () => context.Apply(new VolumeWeightGradient(Convolution, Depth), [context.Operands[0], context.Gradient]));
        if (Convolution.Bias) context.Parameter(1, () => context.Apply(new BatchSum(0), [context.Gradient]));
    }

    TensorShape Volume(IReadOnlyList<TensorShape> inputs) => VolumeMap.VolumeOf(VolumeMap.CheckMap(this, inputs[0], Depth), Depth);
}
