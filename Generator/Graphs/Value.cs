namespace NetGenCompiler.Graphs;

/// <summary>One output of a node, as an operand of others.</summary>
/// <param name="Node">The index of the node in the graph.</param>
/// <param name="Output">Which of its outputs.</param>
readonly record struct Value(int Node, int Output = 0)
{
    public override string ToString() => Output == 0 ? $"%{Node}" : $"%{Node}.{Output}";
}
