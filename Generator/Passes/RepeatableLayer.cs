using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>A layer whose results backward can compute again.</summary>
/// <param name="Nodes">Its node, and those before it that must be computed again with it, by name.</param>
/// <param name="Saved">Bytes of an item that forward need not keep then.</param>
/// <param name="Moved">Bytes of an item that computing it again reads and writes.</param>
sealed record RepeatableLayer(EquatableArray<string> Nodes, long Saved, long Moved);
