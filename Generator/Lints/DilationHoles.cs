using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>
/// Dilated convolutions that together do not see every pixel between the first and the last that they see, as a checkerboard ("gridding"). It is found by
/// enumeration: rates 2, 2, 2 satisfy the inequality of Wang et al., 2018, "Understanding convolution for semantic segmentation", and leave every
/// other pixel out. What is looked at is a run of layers of one resolution.
/// </summary>
sealed class DilationHoles : Lint
{
    public override string Id => LintIds.DilationHoles;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        var graph = context.Graph;
        if (!graph.Nodes.Any(n => Axes(graph, n).Any(IsDilated))) yield break;
        var runs = new Run[graph.Nodes.Count];
        for (var i = 0; i < runs.Length; i++) runs[i] = RunTo(graph, runs, i);
        for (var i = 0; i < runs.Length; i++)
        {
            var ends = context.IsOutput(i) || context.ReaderIndices(i).Any(r => !Continues(graph, graph.Nodes[r]));
            if (!ends || Holes(runs[i]) is not { } holes || context.ReaderIndices(i).Any(r => !Continues(graph, graph.Nodes[r]) && Fills(graph, graph.Nodes[r], runs[i]))) continue;
            var last = graph.Nodes[runs[i].Dilated[runs[i].Dilated.Count - 1]];
            var rates = string.Join(", ", runs[i].Dilated.Select(n => Axes(graph, graph.Nodes[n]).Max(a => a.Dilation)));
            yield return At(last, $"{Named(last)} leaves holes: behind dilations of {rates} a pixel sees {holes.Seen} of the {holes.Span} rows or columns of its span; rates without a common divisor that grow by less than the kernel, such as 1, 2, 5, leave none");
        }
    }

    static bool IsDilated(SlidingAxis axis) => axis.Dilation > 1 && axis.Kernel > 1;

    static IEnumerable<SlidingAxis> Axes(Graph graph, Node node) => node.Op is ISlidingWindow window ? window.SlidingAxes(graph.ShapeOf(node.Inputs[0]), node.Output) : [];

    /// <summary>Whether a node's result has the resolution of its operand, pixel by pixel.</summary>
    static bool Continues(Graph graph, Node node) => node.Op is ISlidingWindow
        ? Axes(graph, node).All(a => a.Stride == 1)
        : node.Op is Concat or NoiseLayer || node.Op.Kind is OpKind.Activation or OpKind.Binary or OpKind.Normalization or OpKind.Identity;

    static Run RunTo(Graph graph, Run[] runs, int index)
    {
        var node = graph.Nodes[index];
        if (node.Inputs.Count == 0 || !Continues(graph, node)) return Run.Start(Math.Max(0, node.Output.Rank - 1));
        var alike = node.Inputs.Where(v => graph.ShapeOf(v).Dimensions.Skip(1).SequenceEqual(graph.ShapeOf(node.Inputs[0]).Dimensions.Skip(1))).Select(v => runs[v.Node]).ToList();
        var before = alike.Skip(1).Aggregate(alike[0], (a, b) => a.Or(b));
        var axes = Axes(graph, node).ToList();
        if (axes.Count == 0) return before;
        var seen = before.Seen.Zip(axes, (s, a) => s.Through(a.Kernel, a.Dilation, a.Before)).ToEquatableArray();
        return axes.Any(IsDilated) ? new(seen, [.. before.Dilated, index]) : before with { Seen = seen };
    }

    static (int Span, int Seen)? Holes(Run run) => run.Dilated.Count == 0 ? null
        : run.Seen.Select(s => s.Count()).Where(c => c.Seen < c.Span).Select(c => ((int, int)?)c).FirstOrDefault();

    /// <summary>Whether the windows that end a run read what lies in its holes.</summary>
    static bool Fills(Graph graph, Node node, Run run) =>
        Axes(graph, node).ToList() is { Count: > 0 } axes && Holes(run with { Seen = run.Seen.Zip(axes, (s, a) => s.Through(a.Kernel, a.Dilation, a.Before)).ToEquatableArray() }) is null;

    /// <summary>Layers of one resolution.</summary>
    /// <param name="Seen">What a pixel sees of the map that the run starts with, along each axis.</param>
    /// <param name="Dilated">The indices of the dilated layers among them.</param>
    sealed record Run(EquatableArray<SeenOffsets> Seen, EquatableArray<int> Dilated)
    {
        public static Run Start(int axes) => new(Enumerable.Repeat(SeenOffsets.Itself, axes).ToEquatableArray(), []);

        public Run Or(Run other) => new(
            Seen.Zip(other.Seen, (a, b) => a.Or(b)).ToEquatableArray(), other.Dilated.Count > Dilated.Count ? other.Dilated : Dilated);
    }
}
