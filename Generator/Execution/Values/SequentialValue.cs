namespace NetGenCompiler.Execution;

/// <summary>A sequence of layers as one layer.</summary>
sealed class SequentialValue(object?[] layers)
{
    public object?[] Layers => layers;
}
