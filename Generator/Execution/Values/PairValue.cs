namespace NetGenCompiler.Execution;

/// <summary>An entry of a dictionary.</summary>
sealed record PairValue(object? Key, object? Value);
