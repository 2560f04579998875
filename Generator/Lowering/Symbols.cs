using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>What lowering asks of symbols.</summary>
static class Symbols
{
    const string LanguageAssembly = "NetGen.Dsl";

    static readonly string GeneratorName = typeof(NetGenGenerator).FullName!;

    /// <summary>The key of a type or member in definitions: the documentation id of its declaration.</summary>
    public static string Key(ISymbol symbol)
    {
        var declared = symbol is IMethodSymbol { ReducedFrom: { } full } ? full.OriginalDefinition : symbol.OriginalDefinition;
        return declared.GetDocumentationCommentId() ?? declared.ToDisplayString();
    }

    /// <summary>Whether it belongs to the language itself.</summary>
    public static bool IsLanguage(ISymbol? symbol) => symbol?.ContainingAssembly?.Name == LanguageAssembly;

    /// <summary>Whether it belongs to the class library.</summary>
    public static bool IsLibrary(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is { } name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp");

    /// <summary>Whether it is generated. An analyzer sees what the generator has added: its files lie in a folder of its name.</summary>
    public static bool IsGenerated(ISymbol symbol) => symbol.Locations is [{ IsInSource: true } place, ..] && IsGenerated(place);

    public static bool IsGenerated(Location place) => IsGenerated(place.SourceTree!);

    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.Contains(GeneratorName);

    /// <summary>Whether the comments before a type have remarks; a build that writes no documentation does not read them as such.</summary>
    public static bool HasRemarks(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation).GetLeadingTrivia().ToFullString().Contains("<remarks"));

    public static bool IsLanguageType(ITypeSymbol? type, string name) => type?.Name == name && IsLanguage(type);

    /// <summary>A type and those that it derives from.</summary>
    public static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }

    public static bool DerivesFrom(ITypeSymbol? type, string languageType) => BasesOf(type).Any(t => IsLanguageType(t, languageType));

    public static bool IsException(ITypeSymbol? type) =>
        BasesOf(type).Any(t => t is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    /// <summary>The method that introduced the one that is overridden.</summary>
    public static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method;
    }

    /// <summary>The field that holds an automatic property; null for other properties.</summary>
    public static IFieldSymbol? BackingField(IPropertySymbol property) => property.OriginalDefinition.ContainingType.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property.OriginalDefinition));

    /// <summary>Whether accessors of a property only read and write its backing field.</summary>
    public static bool IsAutomatic(IPropertySymbol property) => BackingField(property) is not null
        && property.OriginalDefinition.DeclaringSyntaxReferences.All(r => r.GetSyntax() is not PropertyDeclarationSyntax { } declaration
            || (declaration.ExpressionBody is null && declaration.AccessorList!.Accessors.All(a => a.Body is null && a.ExpressionBody is null)));

    public static string FieldKey(IFieldSymbol field) => Key(field.AssociatedSymbol is IPropertySymbol property ? property : field);

    /// <summary>The key of the field that holds a parameter of a primary constructor.</summary>
    public static string ParameterKey(IParameterSymbol parameter) => $"{Key(parameter.ContainingSymbol.ContainingType)}${parameter.Name}";

    public static bool IsPrimaryParameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
        && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent?.Parent is TypeDeclarationSyntax;

    public static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.FirstOrDefault(c => c.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>The type parameters of a type and of those around it, outermost first.</summary>
    public static IEnumerable<ITypeParameterSymbol> TypeParameters(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? TypeParameters(outer).Concat(type.TypeParameters) : type.TypeParameters;

    public static IEnumerable<ITypeSymbol> TypeArguments(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? TypeArguments(outer).Concat(type.TypeArguments) : type.TypeArguments;

    public static string TypeParameterKey(ITypeParameterSymbol parameter) => $"{Key(parameter.ContainingSymbol)}!{parameter.Ordinal}";

    /// <summary>Namespace and name of a type, without its arity.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        var outer = type.ContainingType is { } container ? FullName(container) : type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";
        return outer.Length == 0 ? type.Name : $"{outer}.{type.Name}";
    }

    /// <summary>The name by which a compilation finds a type: <c>Demo.Outer+Inner`1</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return $"{MetadataName(outer)}+{type.MetadataName}";
        var space = NamespaceOf(type);
        return space.Length == 0 ? type.MetadataName : $"{space}.{type.MetadataName}";
    }

    /// <summary>The namespace around a symbol, keywords not escaped; empty for the global one.</summary>
    public static string NamespaceOf(ISymbol symbol)
    {
        var parts = new List<string>();
        for (var space = symbol.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace) parts.Insert(0, space.Name);
        return string.Join(".", parts);
    }

    /// <summary>Where an attribute is written, or the symbol that carries it where that cannot be told.</summary>
    public static Location PlaceOf(AttributeData attribute, ISymbol symbol) =>
        attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : symbol.Locations[0];

    /// <summary>What messages call a method.</summary>
    public static string DisplayName(IMethodSymbol method) => method.MethodKind switch
    {
        MethodKind.Constructor => $"new {method.ContainingType.Name}",
        MethodKind.PropertyGet or MethodKind.PropertySet => $"{method.ContainingType.Name}.{method.AssociatedSymbol!.Name}",
        _ => $"{method.ContainingType.Name}.{method.Name}",
    };

    /// <summary>Whether a method takes the type arguments of its class: it has no object that knows them.</summary>
    public static bool TakesClassArguments(IMethodSymbol method) => method.IsStatic || method.ContainingType.IsExtension;

    /// <summary>Whether an attribute of the language has a property set to true.</summary>
    public static bool IsSet(ISymbol symbol, string attribute, string property) =>
        Attribute(symbol, attribute)?.NamedArguments.Any(a => a.Key == property && a.Value.Value is true) ?? false;

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name && IsLanguage(a.AttributeClass));
}
