using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <summary>Reads the definitions that referenced assemblies carry in their <c>[assembly: ModuleDefinition]</c> attributes.</summary>
static class ReferencedModules
{
    const string Attribute = "ModuleDefinitionAttribute";

    static readonly ConditionalWeakTable<MetadataReference, IReadOnlyList<ModuleText>> Texts = new();
    static readonly ConditionalWeakTable<string, ModuleParse> Parses = new();
    static readonly List<WeakReference<string>> KnownTexts = [];

    /// <summary>The texts that a reference carries; read once for each reference.</summary>
    public static IReadOnlyList<ModuleText> Read(MetadataReference reference) => reference is CompilationReference { Compilation: { } compilation }
        ? ReadSymbols(compilation.Assembly)
        : Texts.GetValue(reference, static r => r is PortableExecutableReference file ? ReadFile(file) : []);

    /// <summary>The libraries of all references, and why some cannot be read.</summary>
    public static IReadOnlyList<ModuleParse> ReadAll(IEnumerable<MetadataReference> references) => [.. references.SelectMany(Read).Select(Parse)];

    /// <summary>The libraries of those that can be read.</summary>
    public static IReadOnlyList<ModuleLibrary> Readable(IEnumerable<ModuleParse> parses) => [.. parses.Select(p => p.Library).OfType<ModuleLibrary>()];

    /// <summary>The library of a text; parsed once, whichever compilations bring it.</summary>
    public static ModuleParse Parse(ModuleText text) => Parses.GetValue(Known(text.Text), _ =>
    {
        if (text.Version != DefinitionText.Version)
        {
            return new(text.Assembly, null, $"its definitions have version {text.Version}, and this compiler reads version {DefinitionText.Version}");
        }

        try
        {
            return new(text.Assembly, DefinitionText.ReadLibrary(text.Text), null);
        }
        catch (FormatException failure)
        {
            return new(text.Assembly, null, failure.Message);
        }
    });

    /// <summary>The first of equal texts: each compilation of a referenced project gives the same text anew.</summary>
    static string Known(string text)
    {
        lock (KnownTexts)
        {
            KnownTexts.RemoveAll(known => !known.TryGetTarget(out _));
            foreach (var known in KnownTexts)
            {
                if (known.TryGetTarget(out var first) && first == text) return first;
            }

            KnownTexts.Add(new(text));
            return text;
        }
    }

    static List<ModuleText> ReadSymbols(IAssemblySymbol assembly)
    {
        var attributes = assembly.GetAttributes().Where(a => a.AttributeClass?.Name == Attribute && Symbols.IsLanguage(a.AttributeClass));
        return [.. attributes.Select(a => new ModuleText(assembly.Name, a.ConstructorArguments[0].Value as int? ?? 0, a.ConstructorArguments[1].Value as string ?? ""))];
    }

    static List<ModuleText> ReadFile(PortableExecutableReference reference)
    {
        try
        {
            return reference.GetMetadata() is AssemblyMetadata assembly ? [.. ReadMetadata(assembly.GetModules()[0].GetMetadataReader())] : [];
        }
        catch (Exception failure) when (failure is BadImageFormatException or IOException or InvalidOperationException)
        {
            // The compiler reports references that it cannot read.
            return [];
        }
    }

    static IEnumerable<ModuleText> ReadMetadata(MetadataReader reader)
    {
        if (!reader.IsAssembly || !reader.AssemblyReferences.Any(h => reader.StringComparer.Equals(reader.GetAssemblyReference(h).Name, "NetGen.Dsl"))) yield break;
        var assembly = reader.GetAssemblyDefinition();
        foreach (var handle in assembly.GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            var type = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (type.Kind != HandleKind.TypeReference || !reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type).Name, Attribute)) continue;
            var value = reader.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            var version = value.ReadInt32();
            yield return new(reader.GetString(assembly.Name), version, value.ReadSerializedString() ?? "");
        }
    }
}
