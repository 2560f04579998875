using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>A type of the definition.</summary>
/// <param name="Key">Its documentation id.</param>
/// <param name="Name">Its name in messages.</param>
/// <param name="Form">Class, record, struct, enum or interface.</param>
/// <param name="Base">Its base class; null for object.</param>
/// <param name="Interfaces">All interfaces that it implements.</param>
/// <param name="TypeParameters">The keys of its type parameters.</param>
/// <param name="Fields">Instance fields in the order of declaration, then the parameters of the primary constructor.</param>
/// <param name="StaticFields">Static fields.</param>
/// <param name="Initializer">The key of the method that runs the instance initialisers; null where there are none.</param>
/// <param name="StaticInitializer">The key of the method that runs the static initialisers and constructor; null where there are none.</param>
/// <param name="Slots">The answers to virtual and interface calls.</param>
/// <param name="Parts">The fields that a record deconstructs into, by key.</param>
/// <param name="Printed">The members that a record prints.</param>
/// <param name="Members">The names of an enum.</param>
/// <param name="Underlying">The key of an enum's numbers' type; null for other types.</param>
/// <param name="IsFlags">Whether an enum's values are sets of its names.</param>
sealed record TypeDefinition(
    string Key, string Name, TypeForm Form, DefinitionNode? Base, EquatableArray<DefinitionNode> Interfaces, EquatableArray<string> TypeParameters,
    EquatableArray<FieldDefinition> Fields, EquatableArray<FieldDefinition> StaticFields, string? Initializer, string? StaticInitializer,
    EquatableArray<SlotDefinition> Slots, EquatableArray<string> Parts, EquatableArray<PrintedMemberDefinition> Printed, EquatableArray<EnumMemberDefinition> Members,
    string? Underlying = null, bool IsFlags = false)
{
    /// <summary>The name with its namespace and the types around it.</summary>
    public string FullName => Key.Substring(2);

    public bool IsRecord => Form is TypeForm.RecordClass or TypeForm.RecordStruct;

    public bool IsValue => Form is TypeForm.Struct or TypeForm.RecordStruct or TypeForm.Enum;
}
