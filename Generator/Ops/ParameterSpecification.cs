using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>An entry that an operator adds to the weight file.</summary>
/// <param name="Name">Its name within the layer: <c>weight</c>, <c>running_mean</c>.</param>
/// <param name="Shape">Its shape in the file.</param>
/// <param name="Kind">Learned, statistic or counter.</param>
/// <param name="Initializer">Its first values.</param>
sealed record ParameterSpecification(string Name, TensorShape Shape, ParameterKind Kind, Initializer Initializer);
