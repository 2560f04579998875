using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Lowering;

/// <summary>
/// The text that an assembly's modules travel in. It outlives a compilation: an edit that reaches none of the modules' files, and nowhere
/// changes what other files see, leaves it as it is.
/// </summary>
static class ModuleExport
{
    /// <summary>How many texts are kept: a solution has few assemblies of modules.</summary>
    const int Capacity = 8;

    static readonly List<ModuleSnapshot> Snapshots = [];

    /// <summary>The definitions of modules as text; null where there are none.</summary>
    /// <param name="compilation">The compilation that declares them.</param>
    /// <param name="modules">The metadata names of the classes.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static string? TextOf(Compilation compilation, IEnumerable<string> modules, CancellationToken cancellation)
    {
        List<string> names = [.. modules.Distinct().OrderBy(n => n, StringComparer.Ordinal)];
        var key = $"{compilation.AssemblyName}: {string.Join(", ", names)}";
        lock (Snapshots)
        {
            if (Snapshots.FirstOrDefault(s => s.Key == key && s.Holds(compilation)) is { } kept)
            {
                kept.Renew(compilation);
                return kept.Text;
            }
        }

        List<INamedTypeSymbol> types = [.. names.Select(compilation.Assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>()];
        if (types.Count == 0) return null;
        var (library, reached) = Lowerer.LowerModules(compilation, types, cancellation);
        var snapshot = new ModuleSnapshot(key, DefinitionText.Write(library), compilation, reached);
        lock (Snapshots)
        {
            Snapshots.RemoveAll(s => s.Key == key);
            if (Snapshots.Count == Capacity) Snapshots.RemoveAt(0);
            Snapshots.Add(snapshot);
        }

        return snapshot.Text;
    }
}
