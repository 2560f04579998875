using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>An input of the network.</summary>
/// <param name="Name">The name that its user knows.</param>
/// <param name="Shape">The dimensions, without the batch.</param>
/// <param name="Type">The type of its elements.</param>
sealed record TensorReport(string Name, EquatableArray<int> Shape, ElementType Type);
