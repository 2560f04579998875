namespace NetGenCompiler.Planning.Elementwise;

/// <summary>How a run of numbers ends.</summary>
enum RunTail
{
    /// <summary>Runs are counted in vectors: the end is at a vector, or what lies between belongs to nobody.</summary>
    Whole,

    /// <summary>Runs are counted in numbers, at least a vector: the last vector overlaps the one before.</summary>
    Overlapping,

    /// <summary>A run is less than one vector.</summary>
    Short,
}
