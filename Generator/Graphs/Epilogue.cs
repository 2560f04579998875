using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs;

/// <summary>
/// An elementwise operator that a node applies to its result before storing it. The result so far is one operand; the others are values
/// of the graph or weights.
/// </summary>
/// <param name="Op">The operator: an activation, a batch normalisation, or Add, Subtract, Multiply with the other operand.</param>
/// <param name="Operand">The other operand of a binary operator.</param>
/// <param name="ResultIsRight">Whether the result so far is the right operand.</param>
/// <param name="Weights">The operator's weights, such as a scale and a shift per channel.</param>
sealed record Epilogue(Op Op, Value? Operand, bool ResultIsRight, EquatableArray<Weight> Weights);
