using System.Globalization;
using NetGen.Cli.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Comparison;

/// <summary>A layer of two reports, by its name.</summary>
/// <param name="Before">The first report's; null of one that was added.</param>
/// <param name="After">The second report's; null of one that was removed.</param>
sealed record LayerChange(LayerReport? Before, LayerReport? After)
{
    /// <summary>What follows from the size of the input and from planning, rather than from the definition of the layer.</summary>
    static readonly HashSet<string> Derived = ["inputShapes", "outputShapes", "multiplyAdds", "elementwiseOperations", "receptiveField", "algorithm", "bytes"];

    public string Name => (After ?? Before)!.Name;

    public bool IsAdded => Before is null;

    public bool IsRemoved => After is null;

    /// <summary>What differs of a layer that both have; none where they are alike, or only one has it.</summary>
    public IReadOnlyList<TextChange> Changes { get; } = Before is null || After is null ? [] : [.. Aspects(Before, After).Where(c => c.IsChange)];

    public bool IsChange => IsAdded || IsRemoved || Changes.Count > 0;

    /// <summary>Whether it is the same layer applied to something else, or computed in another way.</summary>
    public bool IsDerived => Changes.Count > 0 && Changes.All(c => Derived.Contains(c.What));

    /// <summary>Whether nothing differs but what its result sees of the input, which is what the layers before it see.</summary>
    public bool IsFieldOnly => Changes is [{ What: "receptiveField" }];

    static IEnumerable<TextChange> Aspects(LayerReport before, LayerReport after) =>
    [
        new("op", before.Op, after.Op),
        new("arguments", Arguments(before), Arguments(after)),
        new("inputs", string.Join(", ", before.Inputs), string.Join(", ", after.Inputs)),
        new("inputShapes", Text(before.InputShapes), Text(after.InputShapes)),
        new("outputShapes", Text(before.OutputShapes), Text(after.OutputShapes)),
        new("parameters", Text(before.Parameters), Text(after.Parameters)),
        new("multiplyAdds", Text(before.MultiplyAdds), Text(after.MultiplyAdds)),
        new("elementwiseOperations", Text(before.ElementwiseOperations), Text(after.ElementwiseOperations)),
        new("receptiveField", before.ReceptiveField?.ToString(), after.ReceptiveField?.ToString()),
        new("algorithm", before.Algorithm, after.Algorithm),
        new("bytes", Text(before.Bytes), Text(after.Bytes)),
    ];

    /// <summary>What the definition says of a layer; of an input there is nothing but its shape.</summary>
    static string Arguments(LayerReport layer) => layer.Op == nameof(Input) ? "" : layer.Arguments;

    static string? Text(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture);

    static string Text(EquatableArray<EquatableArray<int>> shapes) => string.Join(" + ", shapes.Select(s => Shapes.Text(s)));
}
