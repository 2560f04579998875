using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>
/// γ·(x − μ)/√(σ² + eps) + β with the mean and the biased variance of a group of channels of the item itself, in training and in inference alike.
/// Without affine, γ is 1 and β 0, and neither is stored.
/// </summary>
abstract record GroupNormalization(float Eps, bool Affine) : Op
{
    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "eps", Eps, 0, float.MaxValue);
        return [CheckShape(inputs[0])];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => ParametersOf(inputs[0], Affine);

    /// <summary>The two sums, a factor and a summand.</summary>
    public override long ElementwiseOperations(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => 4 * outputs[0].Length;

    /// <summary>Into how many groups of neighbours the channels are divided.</summary>
    public abstract int GroupsOf(TensorShape x);

    /// <summary>The same with its moments as further results, which a gradient needs.</summary>
    public GroupNormTraining WithMoments(TensorShape x) => new(GroupsOf(x), Eps, Affine);

    /// <summary>Training keeps the moments that forward has computed: see <see cref="GroupNormTraining"/>. Here they are computed again.</summary>
    public override void Differentiate(BackwardContext context)
    {
        var norm = WithMoments(context.OperandShape(0));
        var results = context.ApplyAll(norm, context.Operands, context.Weights);
        norm.StateGradients(context, results[1], results[2]);
    }

    /// <summary>γ and β of a normalisation of each channel.</summary>
    public static EquatableArray<ParameterSpecification> ParametersOf(TensorShape x, bool affine)
    {
        var channels = TensorShape.Of(x.Channels);
        if (!affine) return [];
        return [new("weight", channels, ParameterKind.Trainable, Initializer.Ones), new("bias", channels, ParameterKind.Trainable, Initializer.Zeros)];
    }

    protected abstract TensorShape CheckShape(TensorShape x);
}
