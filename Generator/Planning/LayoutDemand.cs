using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>How a rule wants the operands of a node stored, and how it stores the results.</summary>
/// <param name="Operands">One for each input, then one for each operand of the node's epilogues.</param>
/// <param name="Output">The order of all results.</param>
sealed record LayoutDemand(EquatableArray<OperandDemand> Operands, LayoutKind Output);
