using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>What training leaves as it is, by the paths of modules or the names of parameters.</summary>
/// <param name="Layers">Layers whose parameters are not learned and whose running statistics stay and normalise.</param>
/// <param name="Statistics">Layers whose running statistics alone stay and normalise.</param>
sealed record FrozenLayers(EquatableArray<string> Layers, EquatableArray<string> Statistics)
{
    public static FrozenLayers None { get; } = new([], []);

    /// <summary>Whether a parameter is not learned.</summary>
    public bool HasParameter(string name) => Layers.Any(path => IsWithin(name, path));

    /// <summary>Whether running statistics of this name stay.</summary>
    public bool HasStatistic(string name) => HasParameter(name) || Statistics.Any(path => IsWithin(name, path));

    /// <summary>Says of a path that it names nothing, if one does.</summary>
    public string? Mistake(Graph graph)
    {
        if (Layers.FirstOrDefault(path => !graph.Parameters.Any(p => IsWithin(p.Name, path))) is { } layer)
        {
            return $"'{layer}' is to be frozen, and '{graph.Name}' has no layer or parameter of that name";
        }

        return Statistics.FirstOrDefault(path => !graph.Parameters.Any(p => p.Kind == ParameterKind.Buffer && IsWithin(p.Name, path))) is { } statistics
            ? $"the statistics of '{statistics}' are to be frozen, and '{graph.Name}' has no layer of that name that keeps running statistics"
            : null;
    }

    static bool IsWithin(string name, string path) =>
        name.StartsWith(path, StringComparison.Ordinal) && (name.Length == path.Length || name[path.Length] == '.');
}
