namespace NetGenCompiler.Lowering;

/// <summary>The definitions that an assembly carries, as text.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="Text">The definitions.</param>
sealed record ModuleText(string Assembly, int Version, string Text);
