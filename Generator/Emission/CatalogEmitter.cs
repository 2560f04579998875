namespace NetGenCompiler.Emission;

/// <summary>Writes the list of an assembly's networks.</summary>
static class CatalogEmitter
{
    /// <param name="assembly">The assembly's name, which is the list's namespace.</param>
    /// <param name="networks">The networks.</param>
    public static IEnumerable<GeneratedSource> Emit(string assembly, IReadOnlyCollection<NetworkTarget> networks)
    {
        if (networks.Count == 0) return [];
        var writer = new CodeWriter();
        SourceHeader.Write(writer, "The networks of this assembly.");
        writer.Line($"namespace {Namespace(assembly)};").Line();
        writer.Line("/// <summary>The networks of this assembly.</summary>");
        writer.Open("public static class NetworkCatalog");
        writer.Line("/// <summary>All networks, by name.</summary>");
        writer.Line("public static System.Collections.Generic.IReadOnlyList<NetworkDescription> All { get; } =");
        writer.Line("[");
        foreach (var network in networks.OrderBy(n => n.TypeName, StringComparer.OrdinalIgnoreCase).ThenBy(n => n.FullName, StringComparer.Ordinal))
        {
            writer.Line($"    global::{network.FullName}.Description,");
        }

        writer.Line("];");
        return [new("NetGen.NetworkCatalog.g.cs", writer.Close().ToString())];
    }

    static string Namespace(string assembly) => string.Join(".", assembly.Split('.').Select(part =>
    {
        var name = new string([.. part.Select(c => char.IsLetterOrDigit(c) ? c : '_')]);
        return Identifiers.Escape(name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name);
    }));
}
