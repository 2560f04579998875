using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops.Volumes;

/// <summary>dw of a 3-D convolution from x and dy, both as maps: for each weight the products of its operands and the gradients that they went into, over all items.</summary>
/// <param name="Convolution">The convolution that is differentiated.</param>
/// <param name="Depth">The slices of x.</param>
sealed record VolumeWeightGradient(Conv3d Convolution, int Depth) : Op
{
    public override int? Arity => 2;

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        var result = VolumeMap.Of(Result(inputs));
        if (inputs[1] != result)
        {
            throw new ShapeException(ShapeProblem.Broadcast, $"{Name} needs the gradient of what {Convolution.Name} makes of {Volume(inputs).ToDisplayString()}, {result.ToDisplayString()}, but it is {inputs[1].ToDisplayString()}");
        }

        return [Convolution.Parameters([Volume(inputs)])[0].Shape];
    }

    /// <summary>The shape of the convolution's result.</summary>
    public TensorShape Result(IReadOnlyList<TensorShape> inputs) => Convolution.InferShapes([Volume(inputs)])[0];

    public override ValueScope ScopeOf(int output, IReadOnlyList<ValueScope> operands) => ValueScope.Batch;

    public override ValueScope? RequiredScope(int operand) => ValueScope.Item;

    public override long MultiplyAdds(IReadOnlyList<TensorShape> inputs, EquatableArray<TensorShape> outputs) => Convolution.MultiplyAdds([Volume(inputs)], [Result(inputs)]);

    TensorShape Volume(IReadOnlyList<TensorShape> inputs) => VolumeMap.VolumeOf(VolumeMap.CheckMap(this, inputs[0], Depth), Depth);
}
