using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Passes;

/// <summary>
/// Convolutions and poolings of C×L sequences become those of C×1×L maps, which lie in blocks of channels. What lies between them and is the same for either,
/// normalisations, activations, sums and joins, is computed of the maps too: a view stands only where another operator wants the sequence.
/// </summary>
sealed class SequencesAsMaps
{
    readonly Dictionary<Value, Value> maps = [];

    SequencesAsMaps()
    {
    }

    public static Graph Run(Graph graph)
    {
        var pass = new SequencesAsMaps();

        // The views of what nobody wants as a sequence are dead.
        return RemoveDead.Run(GraphRewriter.Rewrite(graph, (rewriter, index, node) => pass.Visit(rewriter, index, node)));
    }

    Node? Visit(GraphRewriter rewriter, int index, Node node)
    {
        var (op, weights) = node.Op switch
        {
            Conv1d conv => (conv.OverMap, [Sequences.Kernel(node.Weights[0]), .. node.Weights.Skip(1)]),
            Pooling1d pooling => (pooling.OverMap, node.Weights),
            _ when Continues(rewriter, node) => (OverMap(node.Op), node.Weights),
            _ => (null, node.Weights),
        };
        if (op is null) return node;
        var operands = node.Inputs.Select((value, i) => MapOf(rewriter, $"{node.Name}.map{i}", value)).ToEquatableArray();
        var map = rewriter.Add(node.Name, op, operands, weights)[0];
        var sequence = rewriter.Add($"{node.Name}.sequence", new Reshape(node.Output.Dimensions), [map])[0];
        maps.Add(sequence, map);
        rewriter.Forward(index, sequence);
        return null;
    }

    /// <summary>Whether an operator is the same of a map, and of its operands, which are alike or joined, one is a map already.</summary>
    bool Continues(GraphRewriter rewriter, Node node) =>
        node.Outputs.Count == 1 && node.Output.Rank == 2 && node.Inputs.Any(maps.ContainsKey)
        && (node.Op is Concat || node.Inputs.All(v => rewriter.ShapeOf(v) == node.Output))
        && OverMap(node.Op) is not null;

    static Op? OverMap(Op op) => op switch
    {
        BatchNorm1d norm => new BatchNorm2d(norm.Eps, norm.Momentum, norm.Affine),
        InstanceNorm1d norm => new InstanceNorm2d(norm.Eps, norm.Affine),
        Concat concat => new Concat(concat.Axis is 0 or -2 ? 0 : 2),
        GroupNorm or NoiseLayer or Identity or { Kind: OpKind.Activation or OpKind.Binary or OpKind.Normalization } => op,
        _ => null,
    };

    Value MapOf(GraphRewriter rewriter, string name, Value sequence)
    {
        if (maps.TryGetValue(sequence, out var map)) return map;
        map = rewriter.Add(name, new Reshape(Sequences.Map(rewriter.ShapeOf(sequence)).Dimensions), [sequence])[0];
        maps.Add(sequence, map);
        return map;
    }
}
