namespace NetGenCompiler.Definition;

/// <summary>The form of a type, which decides equality and copying.</summary>
enum TypeForm
{
    Class,
    RecordClass,
    Struct,
    RecordStruct,
    Enum,
    Interface,
}
