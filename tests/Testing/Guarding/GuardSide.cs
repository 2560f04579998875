namespace NetGen.Testing.Guarding;

/// <summary>Which end of a guarded buffer touches memory that may not be accessed.</summary>
enum GuardSide
{
    /// <summary>The first byte follows a forbidden page.</summary>
    Start,

    /// <summary>The last byte precedes a forbidden page, as far as the alignment allows.</summary>
    End,
}
