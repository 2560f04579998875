namespace NetGenCompiler.Graphs;

/// <summary>The type of a tensor's elements.</summary>
enum ElementType
{
    F32,

    /// <summary>IEEE 754 half precision: what training may keep activations in.</summary>
    F16,

    /// <summary>The upper half of a single: the same range, 8 significant bits.</summary>
    BF16,

    I32,
    I64,

    /// <summary>Places within windows.</summary>
    U8,
}
