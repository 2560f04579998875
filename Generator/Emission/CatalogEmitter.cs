namespace NetGenCompiler.Emission;

/// <summary>Writes the list of an assembly's networks.</summary>
static class CatalogEmitter
{
    const string TypeName = "NetworkCatalog";

    /// <summary>The list's class, in the namespace that the networks have in common.</summary>
    public static string FullName(IEnumerable<NetworkTarget> networks) => CommonNamespace(networks) is { Length: > 0 } common ? $"{common}.{TypeName}" : TypeName;

    public static IEnumerable<GeneratedSource> Emit(IReadOnlyCollection<NetworkTarget> networks)
    {
        if (networks.Count == 0) return [];
        using var writer = new CodeWriter();
        SourceHeader.Write(writer, "The networks of this assembly.", Identifiers.EscapeSpace(CommonNamespace(networks)));
        writer.Line("/// <summary>The networks of this assembly.</summary>");
        writer.Open($"public static class {TypeName}");
        writer.Line("/// <summary>All networks, by name.</summary>");
        writer.Line($"public static {GlobalNames.System}.Collections.Generic.IReadOnlyList<{GlobalNames.NetworkDescription}> All {{ get; }} =");
        writer.Line("[");
        foreach (var network in networks.OrderBy(n => n.TypeName, StringComparer.OrdinalIgnoreCase).ThenBy(n => n.FullName, StringComparer.Ordinal))
        {
            writer.Line($"    {network.GlobalName}.Description,");
        }

        writer.Line("];");
        return [new("NetGen.NetworkCatalog.g.cs", writer.Close().ToString())];
    }

    static string CommonNamespace(IEnumerable<NetworkTarget> networks) => string.Join(".", networks.Select(n => n.Namespace.Split('.'))
        .Aggregate((common, parts) => [.. common.Zip(parts, (a, b) => (a, b)).TakeWhile(p => p.a == p.b).Select(p => p.a)]));
}
