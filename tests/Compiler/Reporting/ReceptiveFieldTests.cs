using NetGen.Cli.Compilation;
using NetGen.Compiler.Tests.Reporting.Networks;
using NetGen.Networks;
using NetGenCompiler.Graphs;
using NetGenCompiler.Reporting;

namespace NetGen.Compiler.Tests.Reporting;

/// <summary>Receptive fields as size/stride/padding against worked figures and small cases.</summary>
public class ReceptiveFieldTests
{
    [Fact]
    public void Of_vgg_layer_by_layer()
    {
        // google-research/receptive_field, RECEPTIVE_FIELD_TABLE.md.
        string[] expected =
        [
            "3/1/1", "5/1/2", "6/2/2", "10/2/4", "14/2/6", "16/4/6", "24/4/10", "32/4/14", "40/4/18", "44/8/18", "60/8/26", "76/8/34", "92/8/42",
            "100/16/42", "132/16/58", "164/16/74", "196/16/90", "212/32/90",
        ];
        Assert.Equal(expected, FieldsOf(typeof(Vgg16), "Conv2d", "MaxPool2d"));
    }

    [Fact]
    public void Of_alexnet_layer_by_layer() => Assert.Equal(
        ["11/4", "19/8", "51/8", "67/16", "99/16", "131/16", "163/16", "195/32"],
        FieldsOf(typeof(AlexNet), "Conv2d", "MaxPool2d").Select(f => f[..f.LastIndexOf('/')]));

    [Fact]
    public void Of_the_heads_of_ssd()
    {
        var graph = DefinitionTracer.Trace(typeof(Ssd300));
        Assert.Equal(["108/8", "452/16", "516/32", "644/64", "772/64"], Outputs(graph).Skip(2).Select(f => f[..f.LastIndexOf('/')]));
        Assert.Equal(26_285_486, GraphStatistics.Parameters(graph));
        Assert.Equal(31_373_537_792, GraphStatistics.MultiplyAdds(graph));
        Assert.Equal(["8732×4", "8732×21"], graph.Outputs.Take(2).Select(o => graph.ShapeOf(o.Value).ToDisplayString()));
    }

    [Fact]
    public void Heads_of_different_stride_that_are_joined_are_misaligned() =>
        Assert.EndsWith(" misaligned", Outputs(DefinitionTracer.Trace(typeof(Ssd300)))[0], StringComparison.Ordinal);

    [Fact]
    public void Of_the_heads_of_yolo_through_upsampling()
    {
        var graph = DefinitionTracer.Trace(typeof(YoloV3));
        Assert.Equal(["917/32", "965/16", "989/8"], Outputs(graph).Select(f => f[..f.LastIndexOf('/')]));
        Assert.Equal(61_949_149, GraphStatistics.Parameters(graph));
        Assert.Equal(32_932_037_632, GraphStatistics.MultiplyAdds(graph));
    }

    [Fact]
    public void Of_gates_that_see_the_whole_map_nothing_counts_but_a_spatial_gate_does()
    {
        var graph = DefinitionTracer.Trace(typeof(CbamResNet50));
        Assert.Equal("1843/32/921", Outputs(graph)[0]);
        Assert.Equal(28_089_624, GraphStatistics.Parameters(graph));
        Assert.Equal(53_221, GraphStatistics.Buffers(graph));
        Assert.Equal(4_095_573_110, GraphStatistics.MultiplyAdds(graph));
    }

    public static TheoryData<string, Func<Tensor, Tensor>, string?> Cases => new()
    {
        { "the input", x => x | Identity, "1/1/0" },
        { "two 3×3 are a 5×5", x => x | Conv(3, padding: 1) | Conv(3, padding: 1), "5/1/2" },
        { "dilated by 6: 13 = 6·(3 − 1) + 1", x => x | new Conv2d(4, 3, padding: 6, dilation: 6), "13/1/6" },
        { "stacked dilations 1, 2, 4 see 15", x => x | Conv(3, 1) | new Conv2d(4, 3, padding: 2, dilation: 2) | new Conv2d(4, 3, padding: 4, dilation: 4), "15/1/7" },
        { "unequal axes", x => x | new Conv2d(4, (1, 7), (2, 1), (0, 3)), "1/2/0 × 7/1/3" },
        { "unequal sides", x => x | new Conv2d(4, 3, padding: (1, 0, 0, 2)), "3/1/1 × 3/1/0" },
        { "the larger of two paths", x => Conv(1)[x] + (x | Conv(5, 2)), "5/1/2" },
        { "paths that reach to different sides", x => (x | new Conv2d(4, 3, padding: (2, 0, 0, 2))) + (x | new Conv2d(4, 3, padding: (0, 2, 2, 0))), "5/1/2" },
        { "paths of different stride", x => (x | Conv(1, stride: 2) | Upsample(2)) + (x | Conv(1) | MaxPool2d(2) | Upsample(2)), "3/1/1" },
        { "misaligned", x => (x | AvgPool2d(2)) + (x | new Conv2d(3, 1) | MaxPool2d(9, stride: 1)), "9/2/0 misaligned" },
        { "zero padding", x => x | ZeroPad((1, 2, 3, 4)) | Conv(3), "3/1/1 × 3/1/3" },
        { "a slice of rows", x => x | Slice(1, 4, 9), "1/1/-4 × 1/1/0" },
        { "halves of the width", x => Split(-1, x, [8, 8])[1], "1/1/0 × 9/1/0" },
        { "joined rows", x => Concat(1, [x, x]), "17/1/16 × 1/1/0" },
        { "space to depth", x => x | SpaceToDepth(4), "4/4/0" },
        { "depth to space is finer than the input", x => x | Conv(3, padding: 1) | DepthToSpace(2) | Conv(3, padding: 1), "4.5/0.5/2" },
        { "nearest", x => x | MaxPool2d(2) | Upsample((2, 1)), "3/1/1 × 2/2/0" },
        { "bilinear, aligned", x => x | Upsample(3, Interpolation.Bilinear, alignCorners: true), "3/0.3333/1.3333" },
        { "bilinear", x => x | MaxPool2d(2) | Upsample(2, Interpolation.Bilinear), "5/1/2" },
        { "adaptive, even", x => x | AdaptiveAvgPool2d(4), "4/4/0" },
        { "adaptive to the same size", x => x | AdaptiveAvgPool2d(16), "1/1/0" },
        { "adaptive, uneven: windows of 4 in steps of 16/5", x => x | AdaptiveMaxPool2d((5, 16)), "4.8/3.2/0.8 × 1/1/0" },
        { "after global pooling, that of the map", x => x | Conv(3, padding: 1) | GlobalAvgPool | Conv(1) | Flatten | new Linear(2), "3/1/1" },
        { "down to one pixel, that of the map before", x => x | MaxPool2d(4) | new Conv2d(4, 4), "4/4/0" },
        { "softmax over channels", x => x | Conv(3, padding: 1) | Softmax(0), "3/1/1" },
        { "softmax over rows sees all, that of the map before", x => x | Conv(3, padding: 1) | Softmax(1), "3/1/1" },
        { "reshaped channels keep their pixels", x => x | Conv(3, padding: 1) | Reshape(2, 2, 16, 16) | Permute(1, 0, 2, 3) | Reshape(4, 16, 16) | Conv(3, padding: 1), "5/1/2" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_small_graphs(string _, Func<Tensor, Tensor> definition, string? expected)
    {
        Definition.Current = definition;
        Assert.Equal(expected, Outputs(DefinitionTracer.Trace(typeof(Definition)))[0]);
    }

    [Fact]
    public void A_vector_has_none()
    {
        Definition.Current = x => x | new Linear(3);
        var graph = DefinitionTracer.Trace(typeof(Definition), new Dictionary<string, int[]> { ["x"] = [5] });
        Assert.Null(ReceptiveFields.Of(graph)[graph.Outputs[0].Value]);
    }

    static Conv2d Conv(int kernel, int padding = 0, int stride = 1) => new(4, kernel, stride, padding);

    static List<string> Outputs(Graph graph)
    {
        var fields = ReceptiveFields.Of(graph);
        return [.. graph.Outputs.Select(o => fields[o.Value]!.ToString())];
    }

    static IEnumerable<string> FieldsOf(Type network, params string[] operators)
    {
        var report = ReportBuilder.Build(DefinitionTracer.Trace(network));
        return report.Layers.Where(l => operators.Contains(l.Op)).Select(l => l.ReceptiveField!.ToString());
    }

    sealed class Definition : Module
    {
        [ThreadStatic] internal static Func<Tensor, Tensor>? Current;

        public Tensor Forward([Shape(3, 16, 16)] Tensor x) => Current!(x);
    }
}
