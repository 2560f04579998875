using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lints;

/// <summary>All lints, and what they say of a network together.</summary>
static class LintCatalog
{
    public static IReadOnlyList<Lint> All { get; } =
    [
        new DeadLayer(),
        new UnreadPixels(),
        new UnreadPadding(),
        new KernelBelowStride(),
        new Checkerboard(),
        new DilationHoles(),
        new BiasBeforeNormalization(),
        new DropoutBeforeNormalization(),
        new ActivationAfterBottleneck(),
        new InputOffGrid(),
        new EarlyBottleneck(),
        new Saturation(),
        new ObjectsOutsideField(),
        new MisalignedBranches(),
    ];

    /// <summary>
    /// The findings at all input sizes, at each place of the definition one of a kind: the first, with the number of the others. A block that a
    /// network repeats is one mistake.
    /// </summary>
    /// <param name="sizes">The network at each input size, the default first.</param>
    /// <param name="objects">The sizes of what it is to find.</param>
    public static IReadOnlyList<LintFinding> Check(IEnumerable<SizedGraph> sizes, IReadOnlyList<ObjectSizes> objects)
    {
        var findings = sizes.SelectMany(size => Check(size.Graph, objects).Select(f => size.Size.Length == 0 ? f : f with { Message = $"{size.Size}: {f.Message}" }));
        return [.. findings.GroupBy(f => (f.Id, f.Site?.Method, f.Site?.Location ?? -1, f.Site is null ? f.Layer : "")).Select(Merged)];
    }

    static IEnumerable<LintFinding> Check(Graph graph, IReadOnlyList<ObjectSizes> objects)
    {
        var context = new LintContext(graph, objects);
        return All.SelectMany(lint => lint.Check(context));
    }

    static LintFinding Merged(IEnumerable<LintFinding> alike)
    {
        var first = alike.First();
        return first with { Others = alike.Select(f => f.Layer).Distinct(StringComparer.Ordinal).Count() - 1 };
    }
}
