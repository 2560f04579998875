using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <summary>An object of a class or struct of the definition.</summary>
sealed class Instance(Interpreter owner, TypeDefinition definition, TypeValue type)
{
    /// <summary>What runs its methods.</summary>
    public Interpreter Owner => owner;

    public TypeDefinition Definition => definition;

    public TypeValue Type => type;

    /// <summary>The fields by key, those of base classes included.</summary>
    public Dictionary<string, object?> Fields { get; private set; } = new(StringComparer.Ordinal);

    public Instance Copy() => new(owner, definition, type) { Fields = new(Fields, StringComparer.Ordinal) };
}
