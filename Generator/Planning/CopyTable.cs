using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>All copies of a graph's values, in a fixed order.</summary>
sealed class CopyTable(Graph graph)
{
    readonly Dictionary<Value, ValueCopy> primaries = [];
    readonly Dictionary<(Value, LayoutKind, Padding2), ValueCopy> converted = [];
    readonly List<ValueCopy> all = [];
    readonly ValueScopes scopes = new(graph);

    public IReadOnlyList<ValueCopy> All => all;

    /// <summary>The copy that the producer writes.</summary>
    public ValueCopy Primary(Value value) => primaries[value];

    public StoredOperand Stored(Value value) => new(graph.ShapeOf(value), primaries[value].Kind);

    public void AddPrimary(Value value, LayoutKind kind) => all.Add(primaries[value] = new(value, graph.ShapeOf(value), kind, scopes[value]));

    /// <summary>The copy that serves a demand, and whether the demand makes it: then it must be converted from the primary one.</summary>
    public (ValueCopy Copy, bool IsNew) Serve(Value value, OperandDemand demand)
    {
        var primary = primaries[value];
        if (demand.Kind == primary.Kind && (demand.Kind == LayoutKind.Blocked || demand.Halo == default))
        {
            primary.Demand(demand.Halo);
            return (primary, false);
        }

        // A plain copy has just the halo that its consumer counts on; blocked copies of one value are one.
        var key = (value, demand.Kind, demand.Kind == LayoutKind.Plain ? demand.Halo : default);
        if (converted.TryGetValue(key, out var copy))
        {
            copy.Demand(demand.Halo);
            return (copy, false);
        }

        copy = new(value, graph.ShapeOf(value), demand.Kind, scopes[value]);
        copy.Demand(demand.Halo);
        converted.Add(key, copy);
        all.Add(copy);
        return (copy, true);
    }
}
