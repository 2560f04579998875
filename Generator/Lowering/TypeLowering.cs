using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>Lowers types: their fields in the order of declaration, their initialisers and the answers to virtual calls.</summary>
sealed class TypeLowering(CompilationContext context, CancellationToken cancellation)
{
    readonly HashSet<ISymbol> needs = new(SymbolEqualityComparer.Default);

    public LoweredType Lower(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum) return new(Enum(type), [], []);
        if (!context.IsSource(type)) return new(null, [], []);
        if (type.BaseType is { } parent && context.IsSource(parent)) needs.Add(parent.OriginalDefinition);
        if (!type.IsAbstract && type.InstanceConstructors.FirstOrDefault(c => c.Parameters.IsEmpty && !(type.IsValueType && c.IsImplicitlyDeclared)) is { } plain) needs.Add(plain);
        var key = Symbols.Key(type);
        var initializers = new InitializerLowering(context, cancellation).Lower(type);
        var definition = new TypeDefinition(
            key, type.Name, FormOf(type), BaseOf(type), type.AllInterfaces.Select(TypeReferences.Of).ToEquatableArray(),
            Symbols.TypeParameters(type).Select(Symbols.TypeParameterKey).ToEquatableArray(),
            Fields(type).ToEquatableArray(), StaticFields(type).ToEquatableArray(),
            initializers.Instance?.Definition!.Key, initializers.Static?.Definition!.Key, Slots(type).ToEquatableArray(), Parts(type).ToEquatableArray(), Printed(type).ToEquatableArray(), []);
        return new(definition, [.. new[] { initializers.Instance, initializers.Static }.OfType<LoweredMember>()], needs);
    }

    static TypeForm FormOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => TypeForm.Interface,
        { IsRecord: true, IsValueType: true } => TypeForm.RecordStruct,
        { IsRecord: true } => TypeForm.RecordClass,
        { IsValueType: true } => TypeForm.Struct,
        _ => TypeForm.Class,
    };

    static DefinitionNode? BaseOf(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent && !type.IsValueType ? TypeReferences.Of(parent) : null;

    static TypeDefinition Enum(INamedTypeSymbol type)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue)
            .Select(f => new EnumMemberDefinition(f.Name, Number(f.ConstantValue!)));
        return new(Symbols.Key(type), type.Name, TypeForm.Enum, null, [], [], [], [], null, null, [], [], [], members.ToEquatableArray(),
            type.EnumUnderlyingType is { } underlying ? Symbols.Key(underlying) : null, type.GetAttributes().Any(a => a.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" }));
    }

    public static long Number(object constant) =>
        constant is ulong large ? unchecked((long)large) : System.Convert.ToInt64(constant, CultureInfo.InvariantCulture);

    IEnumerable<FieldDefinition> Fields(INamedTypeSymbol type)
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst))
        {
            NeedEnum(field.Type);
            yield return new(Symbols.FieldKey(field), NameOf(field), TypeReferences.Of(field.Type));
        }

        foreach (var parameter in Symbols.PrimaryConstructor(type)?.Parameters ?? [])
        {
            NeedEnum(parameter.Type);
            var name = new CapturedParameters(context, cancellation).Contains(type, parameter) ? parameter.Name.TrimStart('_') : "";
            yield return new(Symbols.ParameterKey(parameter), name, TypeReferences.Of(parameter.Type));
        }
    }

    IEnumerable<FieldDefinition> StaticFields(INamedTypeSymbol type)
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsStatic && !f.IsConst && !Symbols.IsGenerated(f)))
        {
            NeedEnum(field.Type);
            yield return new(Symbols.FieldKey(field), "", TypeReferences.Of(field.Type));
        }
    }

    static string NameOf(IFieldSymbol field)
    {
        var member = field.AssociatedSymbol ?? field;
        return Symbols.Attribute(member, "NameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string ?? member.Name.TrimStart('_');
    }

    /// <summary>The defaults of enums and structs are made from their definitions.</summary>
    void NeedEnum(ITypeSymbol type)
    {
        if (TypeReferences.Underlying(type) is INamedTypeSymbol { IsValueType: true } named && (named.TypeKind == TypeKind.Enum || context.IsSource(named))) needs.Add(named.OriginalDefinition);
    }

    IEnumerable<SlotDefinition> Slots(INamedTypeSymbol type)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(m => !m.IsImplicitlyDeclared || m.AssociatedSymbol is not null))
        {
            if (method.IsAbstract || !(method.IsVirtual || method.IsOverride)) continue;
            needs.Add(method.OriginalDefinition);
            yield return new(Symbols.Key(Symbols.Root(method)), Symbols.Key(method));
        }

        if (type.TypeKind == TypeKind.Interface) yield break;
        foreach (var member in type.AllInterfaces.SelectMany(i => i.GetMembers().OfType<IMethodSymbol>()))
        {
            if (type.FindImplementationForInterfaceMember(member) is not IMethodSymbol answer || answer.IsImplicitlyDeclared && answer.AssociatedSymbol is null) continue;
            if (!Symbols.IsLibrary(answer)) needs.Add(answer.OriginalDefinition);
            yield return new(Symbols.Key(member), Symbols.Key(answer.IsOverride ? Symbols.Root(answer) : answer));
        }
    }

    IEnumerable<PrintedMemberDefinition> Printed(INamedTypeSymbol type)
    {
        foreach (var member in type.IsRecord ? type.GetMembers().Where(m => m is { DeclaredAccessibility: Accessibility.Public, IsStatic: false }) : [])
        {
            if (member is IFieldSymbol field) yield return new(field.Name, Symbols.FieldKey(field));
            if (member is not IPropertySymbol { IsIndexer: false, IsOverride: false, GetMethod: { } getter } property) continue;
            if (!Symbols.IsAutomatic(property)) needs.Add(getter);
            yield return new(property.Name, Symbols.Key(Symbols.IsAutomatic(property) ? property : getter));
        }
    }

    static IEnumerable<string> Parts(INamedTypeSymbol type) => !type.IsRecord
        ? []
        : Symbols.PrimaryConstructor(type)?.Parameters.Select(p => type.GetMembers(p.Name).FirstOrDefault() switch
        {
            IFieldSymbol field => Symbols.FieldKey(field),
            IPropertySymbol property => Symbols.Key(property),
            _ => Symbols.ParameterKey(p),
        }) ?? [];
}
