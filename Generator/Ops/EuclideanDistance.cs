using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>‖x − y + eps‖ along an axis.</summary>
sealed record EuclideanDistance(int Axis = -1, float Eps = 1e-6f, bool KeepDimension = false) : AxisComparison(Axis, KeepDimension)
{
    /// <summary>A length that no vector but zero falls below in single precision: its direction is then zero.</summary>
    const float Least = 1e-30f;

    public override string PyTorchName => "functional.pairwise_distance";

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "eps", Eps, 0, float.MaxValue);
        return base.InferShapes(inputs);
    }

    /// <summary>The direction of the difference; zero where there is none.</summary>
    public override void Differentiate(BackwardContext context)
    {
        Value Gradient()
        {
            var difference = context.Apply(new Affine(1, Eps), [context.Apply(new Subtract(), context.Operands)]);
            return context.Apply(new Multiply(), [context.Apply(new L2Normalize(Axis, Least), [difference]), Kept(context, context.Gradient)]);
        }

        context.Operand(0, Gradient);
        context.Operand(1, () => context.Apply(new Affine(-1), [Gradient()]));
    }
}
