using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>What other assemblies can use of modules: the classes, their bases, and the types of their signatures, which cannot all be marked.</summary>
static class ExportedTypes
{
    public static IReadOnlyCollection<INamedTypeSymbol> Of(IEnumerable<INamedTypeSymbol> modules, CompilationContext context)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var waiting = new Queue<ITypeSymbol>(modules);
        while (waiting.Count > 0)
        {
            if (waiting.Dequeue() is not INamedTypeSymbol type || !context.IsSource(type) || !found.Add(type.OriginalDefinition)) continue;
            foreach (var used in type.OriginalDefinition.AllInterfaces.Append(type.OriginalDefinition.BaseType).OfType<ITypeSymbol>().Concat(MethodsOf(type.OriginalDefinition).SelectMany(Signature)).SelectMany(Parts)) waiting.Enqueue(used);
        }

        return found;
    }

    /// <summary>What another assembly can call, directly or by deriving from the class; the members of extension blocks too.</summary>
    public static IEnumerable<IMethodSymbol> MethodsOf(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .Concat(type.GetTypeMembers().Where(t => t.IsExtension).SelectMany(t => t.GetMembers().OfType<IMethodSymbol>()))
        .Where(m => m.DeclaredAccessibility != Accessibility.Private && !m.IsAbstract && m.MethodKind != MethodKind.StaticConstructor
            && (!m.IsImplicitlyDeclared || m.MethodKind == MethodKind.Constructor || m.AssociatedSymbol is IPropertySymbol));

    static IEnumerable<ITypeSymbol> Signature(IMethodSymbol method) => method.Parameters.Select(p => p.Type).Append(method.ReturnType);

    /// <summary>A type with its elements and arguments.</summary>
    static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Prepend(named),
        _ => [],
    };
}
