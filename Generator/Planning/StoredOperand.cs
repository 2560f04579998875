using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>An operand as its producer leaves it.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Kind">The order in which its producer stores it.</param>
readonly record struct StoredOperand(TensorShape Shape, LayoutKind Kind);
