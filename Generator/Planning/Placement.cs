namespace NetGenCompiler.Planning;

/// <summary>Where a value lies: a buffer of the arena, or a part of one.</summary>
/// <param name="Buffer">The index of the buffer in the plan.</param>
/// <param name="Offset">From the start of the buffer to the start of the value's layout, in floats.</param>
/// <param name="Layout">The order of its elements.</param>
sealed record Placement(int Buffer, long Offset, Layout Layout);
