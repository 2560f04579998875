using System.ComponentModel;

namespace NetGen;

/// <summary>Carries the definitions of an assembly's <see cref="ModuleAttribute"/> classes; written by the generator.</summary>
/// <param name="version">The version of the definition format.</param>
/// <param name="text">The definitions, in their text form.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleDefinitionAttribute(int version, string text) : Attribute
{
    /// <summary>The version of the definition format.</summary>
    public int Version => version;

    /// <summary>The definitions, in their text form.</summary>
    public string Text => text;
}
