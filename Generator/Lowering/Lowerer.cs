using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <summary>Lowers C# declarations to definitions: the only way in for generators and analyzers.</summary>
static class Lowerer
{
    /// <summary>Lowers a [Network] class and all that it reaches in its assembly.</summary>
    /// <param name="compilation">The compilation that declares it.</param>
    /// <param name="network">The class.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static LoweredNetwork LowerNetwork(Compilation compilation, INamedTypeSymbol network, CancellationToken cancellation = default)
    {
        var context = CompilationContext.Of(compilation);
        lock (context)
        {
            return new NetworkLowering(context, cancellation).Lower(network);
        }
    }

    /// <summary>Lowers [Module] classes, with all that they reach, for other assemblies.</summary>
    /// <param name="compilation">The compilation that declares them.</param>
    /// <param name="modules">The classes.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ModuleLibrary LowerModules(Compilation compilation, IEnumerable<INamedTypeSymbol> modules, CancellationToken cancellation = default)
    {
        var context = CompilationContext.Of(compilation);
        lock (context)
        {
            var code = new ReachableCode(context, cancellation);
            foreach (var module in modules)
            {
                code.Add(module);
                foreach (var method in ExportedMethods(module)) code.Add(method);
            }

            code.Collect();
            var places = code.Methods.Where(m => code.Locations[m.Key].Count > 0).Select(m => PlacesOf(m.Key, code.Locations[m.Key]));
            return new(compilation.AssemblyName ?? "", code.Types, code.Methods, new([.. places]));
        }
    }

    /// <summary>What another assembly can call, directly or by deriving from the class; the members of extension blocks too.</summary>
    static IEnumerable<IMethodSymbol> ExportedMethods(INamedTypeSymbol module) => module.GetMembers().OfType<IMethodSymbol>()
        .Concat(module.GetTypeMembers().Where(t => t.IsExtension).SelectMany(t => t.GetMembers().OfType<IMethodSymbol>()))
        .Where(m => m.DeclaredAccessibility != Accessibility.Private && !m.IsAbstract && m.MethodKind != MethodKind.StaticConstructor
            && (!m.IsImplicitlyDeclared || m.MethodKind == MethodKind.Constructor || m.AssociatedSymbol is IPropertySymbol));

    static MethodPlaces PlacesOf(string method, IReadOnlyList<Location> locations) => new(
        method, Path.GetFileName(locations[0].SourceTree?.FilePath ?? ""), new([.. locations.Select(l => l.GetLineSpan().StartLinePosition.Line + 1)]));
}
