namespace NetGenCompiler.Ops.Facts;

/// <summary>A part of a problem that a code fix reads; messages are for people.</summary>
/// <param name="Name">One of <see cref="FactNames"/>.</param>
/// <param name="Value">Its text, in the invariant culture.</param>
sealed record Fact(string Name, string Value);
