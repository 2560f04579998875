using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>A tensor of the definition: a value of the graph under construction and its shape.</summary>
sealed class TensorValue(Value value, TensorShape shape)
{
    public Value Value => value;

    public TensorShape Shape => shape;
}
