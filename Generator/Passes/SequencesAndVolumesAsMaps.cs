using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Passes;

/// <summary>
/// Convolutions and poolings of C×L sequences become those of C×1×L maps, those of C×D×H×W volumes work on C×(D·H)×W maps: both lie in blocks of channels.
/// What lies between them and is the same for either, normalisations, activations, sums and joins, is computed of the maps too: a view stands only where
/// another operator wants the value as it was.
/// </summary>
sealed class SequencesAndVolumesAsMaps
{
    readonly Dictionary<Value, Value> maps = [];

    SequencesAndVolumesAsMaps()
    {
    }

    public static Graph Run(Graph graph)
    {
        var pass = new SequencesAndVolumesAsMaps();

        // The views of what nobody wants as it was are dead.
        return RemoveDead.Run(GraphRewriter.Rewrite(graph, (rewriter, index, node) => pass.Visit(rewriter, index, node)));
    }

    Node? Visit(GraphRewriter rewriter, int index, Node node)
    {
        if (node.Inputs.Count == 0) return node;
        var x = rewriter.ShapeOf(node.Inputs[0]);
        var (ops, weights) = node.Op switch
        {
            Conv1d conv => ([conv.OverMap], [Sequences.Kernel(node.Weights[0]), .. node.Weights.Skip(1)]),
            Pooling1d pooling => ([pooling.OverMap], node.Weights),
            Conv3d conv => ([new VolumeConvolution(conv, x[1])], node.Weights),
            AdaptiveAvgPool3d { Size: { Depth: 1, Height: 1, Width: 1 } } => ([new GlobalAvgPool()], node.Weights),
            VolumePooling pooling => ([.. pooling.OverMap(x)], node.Weights),
            GlobalPooling when x.Rank == 4 => ([node.Op], node.Weights),
            _ when Continues(rewriter, node) => ([OverMap(node)!], node.Weights),
            _ => (Array.Empty<Op>(), node.Weights),
        };
        if (ops.Length == 0 && node.Op is not VolumePooling) return node;
        IReadOnlyList<Value> operands = [.. node.Inputs.Select((value, i) => MapOf(rewriter, $"{node.Name}.map{i}", value))];
        for (var i = 0; i < ops.Length; i++)
        {
            var name = i == ops.Length - 1 ? node.Name : $"{node.Name}.step{i}";
            operands = rewriter.Add(name, ops[i], operands.ToEquatableArray(), weights);
        }

        var value = rewriter.Add($"{node.Name}.{(node.Output.Rank == 2 ? "sequence" : "volume")}", new Reshape(node.Output.Dimensions), [operands[0]])[0];
        maps.Add(value, operands[0]);
        rewriter.Forward(index, value);
        return null;
    }

    /// <summary>Whether an operator is the same of a map, and of its operands, which are alike, joined or one number a channel, one is a map already.</summary>
    bool Continues(GraphRewriter rewriter, Node node) =>
        node.Outputs.Count == 1 && node.Output.Rank is 2 or 4 && ((node.Output.Rank == 4 && IsNormalization(node.Op)) || node.Inputs.Any(maps.ContainsKey))
        && (node.Op is Concat concat ? IsJoined(concat, node.Output) : node.Inputs.All(v => rewriter.ShapeOf(v) == node.Output || IsGate(rewriter.ShapeOf(v), node.Output)))
        && OverMap(node) is not null;

    /// <summary>What of volumes has kernels for maps alone.</summary>
    static bool IsNormalization(Op op) => op is BatchNorm or GroupNormalization or Dropout3d;

    /// <summary>Whether joining values joins their maps: the rows of two volumes, whole slices, follow one another, but those of their slices do not.</summary>
    static bool IsJoined(Concat concat, TensorShape result) => result.Rank == 2 || AxisOf(concat, result) != 2;

    static int AxisOf(Concat concat, TensorShape result) => concat.Axis < 0 ? concat.Axis + result.Rank : concat.Axis;

    /// <summary>One number for each channel of a volume.</summary>
    static bool IsGate(TensorShape operand, TensorShape result) => operand.Rank == 4 && operand.Length == operand.Channels && operand.Channels == result.Channels;

    static Op? OverMap(Node node) => node.Op switch
    {
        Concat concat => new Concat(AxisOf(concat, node.Output) == node.Output.Rank - 1 ? 2 : AxisOf(concat, node.Output)),
        BatchNorm1d norm => new BatchNorm2d(norm.Eps, norm.Momentum, norm.Affine),
        BatchNorm3d norm => new BatchNorm2d(norm.Eps, norm.Momentum, norm.Affine),
        InstanceNorm1d norm => new InstanceNorm2d(norm.Eps, norm.Affine),
        InstanceNorm3d norm => new InstanceNorm2d(norm.Eps, norm.Affine),
        Dropout3d dropout => new Dropout2d(dropout.P),
        GroupNorm or NoiseLayer or Identity or { Kind: OpKind.Activation or OpKind.Binary or OpKind.Normalization } => node.Op,
        _ => null,
    };

    Value MapOf(GraphRewriter rewriter, string name, Value value)
    {
        if (maps.TryGetValue(value, out var map)) return map;
        var shape = rewriter.ShapeOf(value);
        map = rewriter.Add(name, new Reshape((shape.Rank == 2 ? Sequences.Map(shape) : VolumeMap.Of(shape)).Dimensions), [value])[0];
        maps.Add(value, map);
        return map;
    }
}
