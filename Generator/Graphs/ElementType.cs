namespace NetGenCompiler.Graphs;

/// <summary>The type of a tensor's elements.</summary>
enum ElementType
{
    F32,
    I32,
    I64,

    /// <summary>Places within windows.</summary>
    U8,
}
