using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Backward;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Ops;

/// <summary>
/// y = xWᵀ + b over the last dimension. On a map that is hardly ever meant, so there the number of inputs has to be declared.
/// </summary>
sealed record Linear(int OutFeatures, bool Bias = true, int InFeatures = 0) : Op, IBiased
{
    public override string PyTorchName => "nn.Linear";

    public override string OnnxName => "Gemm";

    public override bool TakesEpilogues => true;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs) => InferShapes(this, inputs[0]);

    /// <summary>The shape of the result of an operator that multiplies as this one does.</summary>
    public EquatableArray<TensorShape> InferShapes(Op op, TensorShape x)
    {
        ShapeCheck.Rank(op, x, 1, int.MaxValue, "a vector of features");
        ShapeCheck.Positive(op, "outFeatures", OutFeatures);
        if (InFeatures < 0) throw new ShapeException(ShapeProblem.ArgumentRange, $"{op.Name}: inFeatures must be positive, or 0 to infer it, not {InFeatures}");
        var features = x[x.Rank - 1];
        if (x.IsMap && InFeatures != features) throw OnMap(op, x);
        var hint = InFeatures > 0 && features > InFeatures && features % InFeatures == 0
            ? $": {features / InFeatures} times as many; if it is a flattened map of {InFeatures} channels, GlobalAvgPool before Flatten leaves {InFeatures}"
            : "";
        ShapeCheck.Declared(op, "inFeatures", InFeatures, features, x, hint);
        return [x with { Dimensions = x.Dimensions.Take(x.Rank - 1).Append(OutFeatures).ToEquatableArray() }];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        var features = inputs[0][inputs[0].Rank - 1];
        var initializer = Initializer.FanIn(features);
        var weight = new ParameterSpecification("weight", TensorShape.Of(OutFeatures, features), ParameterKind.Trainable, initializer);
        return Bias ? [weight, new("bias", TensorShape.Of(OutFeatures), ParameterKind.Trainable, initializer)] : [weight];
    }

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) =>
        outputs[0].Length * inputs[0][inputs[0].Rank - 1];

    public override Window ReceptiveField(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Window.Global;

    public override void Differentiate(BackwardContext context)
    {
        var x = context.OperandShape(0);
        context.Operand(0, () => context.Apply(new LinearInputGradient(x[x.Rank - 1]), [context.Gradient], [context.Weights[0]]));
        context.Parameter(0, () => context.Apply(new LinearWeightGradient(), [context.Operands[0], context.Gradient]));
        if (Bias) context.Parameter(1, () => context.Apply(new BatchSum(x.Rank - 1), [context.Gradient]));
    }

    ShapeException OnMap(Op op, TensorShape x)
    {
        var declares = InFeatures > 0 ? $"declares inFeatures: {InFeatures}" : "needs a vector of features";
        var remedies = new List<string>();
        if (InFeatures == 0 || InFeatures == x.Length) remedies.Add("Flatten");
        if (InFeatures == 0 || InFeatures == x.Channels) remedies.Add("GlobalAvgPool Flatten");
        return new(
            ShapeProblem.Rank,
            $"{op.Name} {declares}, but its input is the map {x.ToDisplayString()}; put Flatten before it ({x.Length} features) or GlobalAvgPool and Flatten ({x.Channels} features), " +
            $"or declare inFeatures: {x.Width} to multiply the last dimension",
            remedies.Count == 0 ? [] : [new(FactNames.Insert, string.Join("|", remedies))]);
    }
}
