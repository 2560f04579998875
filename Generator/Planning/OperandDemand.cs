using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>How a rule wants an operand stored.</summary>
/// <param name="Kind">The order.</param>
/// <param name="Halo">At least so many zeros round it where blocked, exactly so many where plain.</param>
readonly record struct OperandDemand(LayoutKind Kind, Padding2 Halo = default);
