namespace NetGenCompiler.Definition;

/// <summary>A public member that a record's text shows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The key of its field, or of its getter.</param>
sealed record PrintedMemberDefinition(string Name, string Key);
