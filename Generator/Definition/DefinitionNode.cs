using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>An expression, statement, pattern or type of a definition. One immutable shape for all; <see cref="NodeKind"/> says what the fields mean.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Location">Its place's index in the method's table of places; −1 where it cannot fail. Edits of white space do not change it.</param>
/// <param name="Number">A slot, a count or flags.</param>
/// <param name="Text">A name or key.</param>
/// <param name="Value">A constant.</param>
/// <param name="Operands">What it is made of.</param>
sealed record DefinitionNode(
    NodeKind Kind, int Location = -1, int Number = 0, string? Text = null, object? Value = null, EquatableArray<DefinitionNode> Operands = default)
{
    public DefinitionNode this[int operand] => Operands[operand];
}
