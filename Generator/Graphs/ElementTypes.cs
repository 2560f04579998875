namespace NetGenCompiler.Graphs;

/// <summary>What follows from a type of elements.</summary>
static class ElementTypes
{
    extension(ElementType type)
    {
        /// <summary>Bytes of an element.</summary>
        public int Bytes => type switch
        {
            ElementType.I64 => 8,
            ElementType.F16 or ElementType.BF16 => 2,
            ElementType.U8 => 1,
            _ => 4,
        };
    }
}
