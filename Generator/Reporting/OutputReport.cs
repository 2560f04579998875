using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>An output of the network.</summary>
/// <param name="Name">The name that its user knows.</param>
/// <param name="Source">The layer that makes it; its results but the first as <c>name:1</c>.</param>
/// <param name="Shape">The dimensions, without the batch.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="ReceptiveField">What a pixel of the last map before it sees; null where there is no map.</param>
sealed record OutputReport(string Name, string Source, EquatableArray<int> Shape, ElementType Type, ReceptiveField? ReceptiveField);
