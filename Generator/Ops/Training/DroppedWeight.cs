using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Training;

/// <summary>A weight as a value, its elements dropped as <see cref="RandomDropout"/> drops those of an operand; as it is where p is 0.</summary>
/// <param name="Shape">The weight's.</param>
/// <param name="P">The probability.</param>
/// <param name="Layer">The number of the layer among those of the network that draw.</param>
sealed record DroppedWeight(TensorShape Shape, float P, int Layer) : Op
{
    public override int? Arity => 0;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        ShapeCheck.Between(this, "p", P, 0, 1);
        return [Shape];
    }

    public override EquatableArray<ParameterSpecification> Parameters(IReadOnlyList<TensorShape> inputs) => [new("weight", Shape, ParameterKind.Trainable, Initializer.Zeros)];

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;
}
