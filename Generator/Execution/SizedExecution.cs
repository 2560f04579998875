using NetGenCompiler.Definition;
using NetGenCompiler.Execution.Remedies;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Execution;

/// <summary>The graphs of a network at all of its input sizes, or the one problem that prevents them.</summary>
/// <param name="Sizes">The default first; empty where there is a problem.</param>
/// <param name="Problem">The problem; null where there are graphs.</param>
sealed record SizedExecution(EquatableArray<SizedGraph> Sizes, Problem? Problem)
{
    /// <summary>The layers that hold weights and are applied at no size.</summary>
    public EquatableArray<UnusedLayer> Unused { get; init; } = [];

    /// <summary>How many are kept: more than a project has networks.</summary>
    const int Capacity = 100;

    const string NamePrefix = "At";

    static readonly RecentResults<ExecutionKey, SizedExecution> Known = new(Capacity);

    /// <summary>The execution of a definition, once for all that ask: a generator and an analyzer see the same definitions.</summary>
    /// <param name="key">What it follows from.</param>
    /// <param name="network">The definition that the key's text is of.</param>
    /// <param name="cancellation">Stops the execution.</param>
    public static SizedExecution Of(ExecutionKey key, NetworkDefinition network, CancellationToken cancellation) => Known.Of(key, k => Run(network, k.Libraries, cancellation));

    /// <summary>Executes a definition once for each input size and holds all sizes to one set of weights.</summary>
    /// <param name="network">The definition; inputs with several shapes have equally many.</param>
    /// <param name="libraries">The definitions of other assemblies that it uses.</param>
    /// <param name="cancellation">Stops the execution.</param>
    public static SizedExecution Run(NetworkDefinition network, IReadOnlyList<ModuleLibrary> libraries, CancellationToken cancellation)
    {
        var sizes = new List<SizedGraph>();
        IEnumerable<UnusedLayer>? unused = null;
        var names = NamesOf(network.Inputs);
        for (var size = 0; size < names.Count; size++)
        {
            var name = names[size];
            var shapes = ShapesAt(network.Inputs, size);
            var result = Executor.Execute(network, libraries, shapes, cancellation: cancellation);
            if (result.Graph is not { } graph)
            {
                var problem = ProjectionTrial.Try(result.Problem!, names.Count, (s, trial) => Executor.Execute(network, libraries, ShapesAt(network.Inputs, s), trial, cancellation).Problem);
                return new([], size == 0 ? problem : At(problem, shapes));
            }

            if (Enumerable.Range(0, size).Any(earlier => network.Inputs.All(i => ShapeAt(i, earlier).Equals(ShapeAt(i, size)))))
            {
                return new([], At(new(ProblemIds.SizesDiffer, $"'{network.Name}' has this size already", null), shapes));
            }

            if (sizes.Count > 0 && Difference(sizes[0].Graph, graph) is { } difference) return new([], At(new(ProblemIds.SizesDiffer, difference, null), shapes));
            if (size == 0 && network.Training?.Frozen.Mistake(graph with { Name = network.Name }) is { } mistake) return new([], new(ProblemIds.FrozenLayer, mistake, null));
            unused = unused?.Where(result.Unused.Contains) ?? result.Unused;
            sizes.Add(new(name, graph with { Name = size == 0 ? network.Name : $"{network.Name}.{name}" }));
        }

        return new(sizes.ToEquatableArray(), null) { Unused = unused?.ToEquatableArray() ?? [] };
    }

    /// <summary>The names of the sizes, that of the default empty: those of the classes nested in the network's.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<InputDefinition> inputs) =>
        [.. Enumerable.Range(0, inputs.Select(i => i.Shapes.Count).DefaultIfEmpty().Max()).Select(size => NameOf(inputs, size))];

    /// <summary>Whether a size may have this name.</summary>
    public static bool IsName(string name) => name.StartsWith(NamePrefix, StringComparison.Ordinal) && name.Length > NamePrefix.Length && char.IsDigit(name[NamePrefix.Length]);

    /// <summary>The dimensions of the inputs that change; an image that keeps its channels is named by height and width.</summary>
    static string NameOf(IReadOnlyList<InputDefinition> inputs, int size) => size == 0
        ? ""
        : NamePrefix + string.Join("And", inputs.Where(i => i.Shapes.Count > 1).Select(i => Dimensions(i.Shapes[0], ShapeAt(i, size))).Distinct(StringComparer.Ordinal));

    static string Dimensions(EquatableArray<int> usual, EquatableArray<int> shape) =>
        string.Join("x", shape.Count == 3 && usual.Count == 3 && shape[0] == usual[0] ? shape.Skip(1) : shape);

    static Dictionary<string, EquatableArray<int>> ShapesAt(IReadOnlyList<InputDefinition> inputs, int size) => inputs.ToDictionary(i => i.Name, i => ShapeAt(i, size), StringComparer.Ordinal);

    static EquatableArray<int> ShapeAt(InputDefinition input, int size) => input.Shapes[Math.Min(size, input.Shapes.Count - 1)];

    /// <summary>The problem of a later size. A declared size is right at the first one, and no other value can be at all.</summary>
    static Problem At(Problem problem, Dictionary<string, EquatableArray<int>> shapes) => problem with
    {
        Message = $"with {string.Join(", ", shapes.Select(s => $"{s.Key} {string.Join("×", s.Value)}"))}: {problem.Message}",
        Facts = problem.Facts.Any(f => f.Name == FactNames.Removable) ? problem.Facts.Where(f => f.Name is not (FactNames.Changes or FactNames.Removable)).ToEquatableArray() : problem.Facts,
    };

    static string? Difference(Graph usual, Graph graph)
    {
        foreach (var (expected, found) in usual.Parameters.Zip(graph.Parameters, (a, b) => (a, b)))
        {
            if (expected.Name != found.Name || expected.Shape != found.Shape) return $"{Text(found)} stands where the first size has {Text(expected)}, and all sizes share one set of weights";
        }

        return usual.Parameters.Count == graph.Parameters.Count ? null : $"there are {graph.Parameters.Count} weights where the first size has {usual.Parameters.Count}, and all sizes share one set of weights";
    }

    static string Text(Parameter parameter) => $"{parameter.Name} ({parameter.Shape.ToDisplayString()})";
}
