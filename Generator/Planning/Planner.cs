using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning.Edges;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Planning;

/// <summary>
/// Makes a graph into a program for one instruction set: each node gets the first rule that takes it, each value the layouts that its
/// consumers want, parts of concatenations a place within the whole, and the rest places in the arena by liveness.
/// </summary>
sealed class Planner
{
    readonly Graph graph;
    readonly InstructionSet instructionSet;
    readonly HashSet<PackedWeight> preferredWeights;
    readonly CopyTable copies;
    readonly List<PendingStep> pending = [];
    readonly ILookup<int, int> outputsOf;
    readonly int firstBackwardNode;
    readonly PlanningOptions options;
    bool isBackward;

    Planner(Graph graph, InstructionSet instructionSet, EquatableArray<PackedWeight> preferredWeights, int firstBackwardNode, PlanningOptions options)
    {
        this.options = options;
        this.firstBackwardNode = firstBackwardNode;
        this.preferredWeights = new(preferredWeights);
        this.graph = graph;
        this.instructionSet = instructionSet;
        copies = new(graph);
        outputsOf = Enumerable.Range(0, graph.Outputs.Count).ToLookup(i => graph.Outputs[i].Value.Node);
    }

    /// <summary>Plans a graph that has been through the passes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="instructionSet">The processors.</param>
    /// <param name="preferredWeights">Constants that are packed anyhow: an algorithm that reads one of these comes before others.</param>
    /// <param name="options">What the network's author has to say.</param>
    public static NetworkPlan Plan(
        Graph graph, InstructionSet instructionSet, EquatableArray<PackedWeight> preferredWeights = default, PlanningOptions? options = null) =>
        new Planner(graph, instructionSet, preferredWeights, int.MaxValue, options ?? PlanningOptions.Default).Run();

    /// <summary>Plans a graph whose execution pauses: what the nodes before the first backward node compute is stored before the rest begins.</summary>
    /// <param name="graph">Forward and backward.</param>
    /// <param name="instructionSet">The processors.</param>
    /// <param name="firstBackwardNode">The index of the first node that is no forward node.</param>
    /// <param name="optionalOutputs">The outputs, by name, that a caller may do without.</param>
    public static NetworkPlan PlanTraining(Graph graph, InstructionSet instructionSet, int firstBackwardNode, EquatableArray<string> optionalOutputs = default) =>
        new Planner(graph, instructionSet, [], firstBackwardNode, new(ExactConvolutions: true, TuningTable.Empty)).Run() with
        {
            OptionalOutputs = Enumerable.Range(0, graph.Outputs.Count).Where(i => optionalOutputs.Contains(graph.Outputs[i].Name)).ToEquatableArray(),
        };

    NetworkPlan Run()
    {
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            if (i == firstBackwardNode) BeginBackward();
            Select(graph.Nodes[i], i);

            // Gradients of parameters are many: each is stored while it is near, and leaves its place to the next.
            if (isBackward) StoreOutputsOf(i, i);
        }

        if (!isBackward) StoreOutputsOf(0, graph.Nodes.Count - 1);
        return Place(PartPlacement.Apply(pending, instructionSet.Lanes));
    }

    void BeginBackward()
    {
        StoreOutputsOf(0, firstBackwardNode - 1);
        isBackward = true;
    }

    /// <summary>Stores the outputs that some nodes make.</summary>
    void StoreOutputsOf(int first, int last)
    {
        for (var node = first; node <= last; node++)
        {
            foreach (var output in outputsOf[node]) Store(graph.Outputs[output], output);
        }
    }

    void Select(Node node, int index)
    {
        var results = node.Outputs.Select((_, output) => new Value(index, output)).ToList();
        if (node.Op is Input)
        {
            copies.AddPrimary(results[0], LayoutKind.Plain);
            var number = InputNumber(results[0]);
            Add(null, [], [copies.Primary(results[0])], (_, writes) => new LoadInputStep(node.Name, number, writes[0]));
            return;
        }

        var operands = node.Operands.ToList();
        var context = new RuleContext(graph, node, instructionSet, firstBackwardNode != int.MaxValue, operands.Select(copies.Stored).ToEquatableArray())
        {
            Options = options,
            PreferredWeights = preferredWeights,
        };
        var (rule, demand) = KernelRules.Select(context);
        var reads = operands.Zip(demand.Operands, Convert).ToList();
        foreach (var result in results) copies.AddPrimary(result, demand.Output);
        Add(node, reads, [.. results.Select(copies.Primary)], (r, w) => rule.Plan(new(context, node.Name, r, w)));
    }

    ValueCopy Convert(Value value, OperandDemand demand)
    {
        var (copy, isNew) = copies.Serve(value, demand);
        if (!isNew) return copy;
        var name = $"{graph.Nodes[value.Node].Name}.{(copy.Kind == LayoutKind.Blocked ? "blocked" : "plain")}{(copy.Kind == LayoutKind.Plain && demand.Halo != default ? "Halo" : "")}";
        if (graph.Nodes[value.Node].Op is Input && value.Node >= firstBackwardNode == isBackward)
        {
            // What the caller passed forward is his again when backward begins: it is then converted from the copy that is kept.
            var number = InputNumber(value);
            Add(null, [], [copy], (_, writes) => new LoadInputStep(name, number, writes[0]));
        }
        else
        {
            Add(null, [copies.Primary(value)], [copy], (reads, writes) => new ReorderStep(name, reads[0], writes[0]));
        }

        return copy;
    }

    void Store(NamedValue output, int number) =>
        Add(null, [copies.Primary(output.Value)], [], (reads, _) => new StoreOutputStep($"{output.Name}.store", number, reads[0]));

    int InputNumber(Value value) => graph.Inputs.ToList().FindIndex(i => i.Value == value);

    void Add(Node? node, IReadOnlyList<ValueCopy> reads, IReadOnlyList<ValueCopy> writes, Func<EquatableArray<Placement>, EquatableArray<Placement>, Step> make) =>
        pending.Add(new(node, reads, writes, make, isBackward));

    NetworkPlan Place(IReadOnlyList<PendingStep> remaining)
    {
        foreach (var copy in copies.All.Where(c => c.Root != c)) copy.Root.Demand(copy.Halo);

        // The copy that an input would be loaded to is not needed where every consumer asks for another order.
        var read = new HashSet<ValueCopy>(remaining.SelectMany(p => p.Reads).Select(r => r.Root));
        var needed = remaining.Where(p => p.Writes.Count == 0 || p.Writes.Any(w => read.Contains(w.Root))).ToList();
        var (firstWrites, lastUses) = Lives(needed);
        var roots = copies.All.Select(c => c.Root).Distinct().Where(firstWrites.ContainsKey).ToList();
        for (var i = 0; i < roots.Count; i++) roots[i].Buffer = i;
        var buffers = roots.Select(root => new ArenaBuffer(LayoutOf(root).Length, firstWrites[root], lastUses[root], 0, root.Scope) { Holds = root.Value }).ToList();
        var (placed, length, sharedLength) = ArenaPlanner.PlaceAll(buffers);
        var steps = needed.Select(p => p.Make(p.Reads.Select(PlacementOf).ToEquatableArray(), p.Writes.Select(PlacementOf).ToEquatableArray()));
        return new(graph, instructionSet, steps.ToEquatableArray(), placed, length, sharedLength, needed.Count(p => !p.IsBackward));
    }

    /// <summary>For each copy of which others are parts the first step that writes it or a part, and the last that reads or writes one.</summary>
    static (Dictionary<ValueCopy, int> FirstWrites, Dictionary<ValueCopy, int> LastUses) Lives(List<PendingStep> steps)
    {
        var (firstWrites, lastUses) = (new Dictionary<ValueCopy, int>(), new Dictionary<ValueCopy, int>());
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var root in steps[i].Writes.Select(c => c.Root).Where(r => !firstWrites.ContainsKey(r))) firstWrites[root] = i;
            foreach (var copy in steps[i].Reads.Concat(steps[i].Writes)) lastUses[copy.Root] = i;
        }

        return (firstWrites, lastUses);
    }

    Layout LayoutOf(ValueCopy copy) => Layout.Of(copy.Kind, copy.Shape, instructionSet, copy.Root.Kind == copy.Kind ? copy.Root.Halo : copy.Halo);

    Placement PlacementOf(ValueCopy copy) =>
        new(copy.Root.Buffer, LayoutOf(copy.Root).FloatsBefore(copy.RootPlane), LayoutOf(copy));
}
