namespace NetGenCompiler.Definition;

/// <summary>A name of an enum.</summary>
sealed record EnumMemberDefinition(string Name, long Value);
