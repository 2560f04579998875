namespace NetGenCompiler.Graphs;

/// <summary>An entry of the weight file.</summary>
/// <param name="Name">The path of its layer's field and its own name, as in PyTorch: <c>layer1.0.conv1.weight</c>.</param>
/// <param name="Shape">Its shape in the file.</param>
/// <param name="Kind">Learned, statistic or counter.</param>
/// <param name="Initializer">Its first values.</param>
sealed record Parameter(string Name, TensorShape Shape, ParameterKind Kind, Initializer Initializer);
