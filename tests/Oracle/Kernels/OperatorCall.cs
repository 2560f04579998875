using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenOracle.Kernels;

/// <summary>One application of an operator to numbers.</summary>
/// <param name="Op">The operator.</param>
/// <param name="Batch">The number of items.</param>
/// <param name="Inputs">Its operands.</param>
/// <param name="Weights">Its constant operands.</param>
/// <param name="Outputs">The shapes of its results, as the graph has them.</param>
/// <param name="Random">What training draws from.</param>
sealed record OperatorCall(
    Op Op, int Batch, IReadOnlyList<OracleTensor> Inputs, IReadOnlyList<OracleTensor> Weights, EquatableArray<TensorShape> Outputs, RandomState Random = default)
{
    public OracleTensor X => Inputs[0];

    public TensorShape Output => Outputs[0];

    /// <summary>The weight at an index, or null where the operator has fewer.</summary>
    public double[]? WeightAt(int index) => index < Weights.Count ? Weights[index].Data : null;
}
