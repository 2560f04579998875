namespace NetGenCompiler.Execution;

/// <summary>Positions from a start to an exclusive end: <c>1..^1</c>.</summary>
sealed record RangeValue(IndexValue Start, IndexValue End);
