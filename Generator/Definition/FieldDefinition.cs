namespace NetGenCompiler.Definition;

/// <summary>A field, the backing field of a property, or a parameter of a primary constructor.</summary>
/// <param name="Key">Its documentation id, a property's for a backing field.</param>
/// <param name="Name">The segment that it adds to paths of weights; empty where the object does not hold it.</param>
/// <param name="Type">Its type, which gives its first value.</param>
sealed record FieldDefinition(string Key, string Name, DefinitionNode Type);
