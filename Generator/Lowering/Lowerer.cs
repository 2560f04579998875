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
            return LoweredNetworks.Of(compilation, network, context, cancellation);
        }
    }

    /// <summary>Lowers [Module] classes, with all that they reach, for other assemblies.</summary>
    /// <param name="compilation">The compilation that declares them.</param>
    /// <param name="modules">The classes.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The definitions, and the files that they stand in.</returns>
    public static (ModuleLibrary Library, ISet<SyntaxTree> Reached) LowerModules(Compilation compilation, IEnumerable<INamedTypeSymbol> modules, CancellationToken cancellation = default)
    {
        var context = CompilationContext.Of(compilation);
        lock (context)
        {
            var code = new ReachableCode(context, cancellation);
            foreach (var type in ExportedTypes.Of(modules, context))
            {
                code.Add(type);
                foreach (var method in ExportedTypes.MethodsOf(type)) code.Add(method);
            }

            code.Collect();
            var places = code.Methods.Where(m => code.Locations[m.Key].Count > 0).Select(m => PlacesOf(m.Key, code.Locations[m.Key]));
            return (new(compilation.AssemblyName ?? "", code.Types, code.Methods, new([.. places])), code.Trees);
        }
    }

    /// <summary>The name without its folder, on whichever system the folder is.</summary>
    static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    static MethodPlaces PlacesOf(string method, IReadOnlyList<Location> locations) => new(
        method, FileName(locations[0].SourceTree?.FilePath ?? ""), new([.. locations.Select(l => l.GetLineSpan().StartLinePosition.Line + 1)]));
}
