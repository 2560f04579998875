namespace NetGenCompiler.Emission;

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name: <c>NetGen.MnistCnn.g.cs</c>.</param>
/// <param name="Text">Its content.</param>
sealed record GeneratedSource(string HintName, string Text);
