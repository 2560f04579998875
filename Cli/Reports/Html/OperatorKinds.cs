using Ops = NetGenCompiler.Ops;

namespace NetGen.Cli.Reports.Html;

/// <summary>The kinds of operators, by what they are derived from.</summary>
static class OperatorKinds
{
    static readonly (OperatorKind Kind, Type[] Types)[] Table =
    [
        (OperatorKind.Input, [typeof(Ops.Input)]),
        (OperatorKind.Convolution, [typeof(Ops.Conv1d), typeof(Ops.Conv2d), typeof(Ops.Conv3d), typeof(Ops.ConvTranspose2d)]),
        (OperatorKind.Product, [typeof(Ops.Linear), typeof(Ops.MatMul), typeof(Ops.Embedding)]),
        (OperatorKind.Normalization,
            [typeof(Ops.BatchNorm), typeof(Ops.GroupNormalization), typeof(Ops.LayerNorm), typeof(Ops.SwitchNorm2d), typeof(Ops.ScaleShift), typeof(Ops.L2Normalize)]),
        (OperatorKind.Recurrent, [typeof(Ops.RecurrentLayers)]),
        (OperatorKind.Activation, [typeof(Ops.Activation), typeof(Ops.PReLU), typeof(Ops.AxisNormalization)]),
        (OperatorKind.Pooling, [typeof(Ops.Pooling), typeof(Ops.Pooling1d), typeof(Ops.GlobalPooling), typeof(Ops.AdaptivePooling), typeof(Ops.VolumePooling), typeof(Ops.AxisReduction)]),
        (OperatorKind.Merge, [typeof(Ops.BinaryElementwise), typeof(Ops.Concat), typeof(Ops.AxisComparison)]),
        (OperatorKind.Movement,
        [
            typeof(Ops.ChannelShuffle), typeof(Ops.Chunk), typeof(Ops.DepthToSpace), typeof(Ops.SpaceToDepth), typeof(Ops.Flatten), typeof(Ops.Identity), typeof(Ops.NoiseLayer),
            typeof(Ops.DropConnect), typeof(Ops.Permute), typeof(Ops.Reshape), typeof(Ops.Slice), typeof(Ops.Split), typeof(Ops.Upsample), typeof(Ops.ZeroPad),
        ]),
    ];

    /// <summary>The kind of an operator by its name; of one that this program does not know <see cref="OperatorKind.Other"/>.</summary>
    public static OperatorKind Of(string op)
    {
        var type = Ops.OpCatalog.ConstructorOf(op)?.DeclaringType;
        return type is null ? OperatorKind.Other : Table.FirstOrDefault(e => e.Types.Any(t => t.IsAssignableFrom(type)), (Kind: OperatorKind.Other, Types: [])).Kind;
    }

    /// <summary>The class of the style that colours a kind.</summary>
    public static string Class(OperatorKind kind) => kind switch
    {
        OperatorKind.Input => "k-input",
        OperatorKind.Convolution => "k-convolution",
        OperatorKind.Product => "k-product",
        OperatorKind.Normalization => "k-normalization",
        OperatorKind.Activation => "k-activation",
        OperatorKind.Pooling => "k-pooling",
        OperatorKind.Merge => "k-merge",
        OperatorKind.Movement => "k-movement",
        OperatorKind.Recurrent => "k-recurrent",
        _ => "k-other",
    };

    /// <summary>A kind as the legend names it.</summary>
    public static string Text(OperatorKind kind) => kind switch
    {
        OperatorKind.Input => "input, output",
        OperatorKind.Convolution => "convolution",
        OperatorKind.Product => "linear, matrix product",
        OperatorKind.Normalization => "normalisation",
        OperatorKind.Activation => "activation",
        OperatorKind.Pooling => "pooling",
        OperatorKind.Merge => "sum, concatenation",
        OperatorKind.Movement => "reshape, dropout",
        OperatorKind.Recurrent => "recurrent",
        _ => "other",
    };
}
