using System.Globalization;
using System.Text.Json;
using NetGen.Cli.Compilation;
using NetGen.Networks;
using NetGenCompiler.Graphs;
using NetGenCompiler.Reporting;

namespace NetGen.Compiler.Tests.Reporting;

public class ReportTests
{
    sealed class TwoHeads : Module
    {
        readonly Conv2d conv = new(8, kernel: (3, 5), stride: 2, padding: (1, 1, 2, 2), bias: false);
        readonly BatchNorm2d norm = new();
        readonly Linear fc = new(8);

        public (Tensor Map, Tensor Scores) Forward([Shape(3, 16, 20)] Tensor x)
        {
            var y = x | conv | norm | ReLU;
            var halves = Chunk(y, 2);
            return (halves[0] + halves[1], y | GlobalAvgPool | Flatten | fc | fc);
        }
    }

    static NetworkReport Planned
    {
        get
        {
            var report = ReportBuilder.Build(DefinitionTracer.Trace(typeof(TwoHeads)));
            return report with
            {
                WeightBytes = 1234,
                WinogradBytes = 234,
                ArenaBytes = [new("avx512", 56789), new("avx2", 45678)],
                Arenas = [new("avx512", ["x", "conv", "relu.plain"], [new("x", 0, 3840, 0, 1), new("chunk:1", 3840, 2560, 1, 2), new(null, 6400, 512, 1, 1)])],
                Training = [new("avx512", ItemBytes: 4096, ThreadBytes: 64, SharedBytes: 1000)],
                Layers = report.Layers.Select(l => l.Name == "conv" ? l with { Algorithm = "direct 3×5, tile 14×2", Bytes = 14_400 } : l).ToEquatableArray(),
            };
        }
    }

    [Fact]
    public void As_text() => Assert.Equal(
        """
        TwoHeads
        ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        Layer          Operator       Kernel  Input        Output       Parameters    MACs  Elementwise  Receptive field   Bytes  MACs/byte  Algorithm
        ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        x              Input          --      --           3×16×20              --      --           --            1/1/0      --         --  --
        conv           Conv2d         3×5     3×16×20      8×8×10              360  28,800           --    3/2/1 × 5/2/2  14,400        2.0  direct 3×5, tile 14×2
        norm           BatchNorm2d    --      8×8×10       8×8×10               16      --        1,280    3/2/1 × 5/2/2      --         --  --
        relu           ReLU           --      8×8×10       8×8×10               --      --          640    3/2/1 × 5/2/2      --         --  --
        chunk          Chunk          --      8×8×10       2 of 4×8×10          --      --           --    3/2/1 × 5/2/2      --         --  --
        add            Add            --      2 of 4×8×10  4×8×10               --      --          320    3/2/1 × 5/2/2      --         --  --
        globalavgpool  GlobalAvgPool  --      8×8×10       8×1×1                --      --          640    3/2/1 × 5/2/2      --         --  --
        flatten        Flatten        --      8×1×1        8                    --      --           --    3/2/1 × 5/2/2      --         --  --
        fc             Linear         --      8            8                    72      64           --    3/2/1 × 5/2/2      --         --  --
        fc#2           Linear         --      8            8                    --      64           --    3/2/1 × 5/2/2      --         --  --
        ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        Input x                 3×16×20
        Output Map              4×8×10, receptive field 3×5, stride 2, padding 1×2
        Output Scores           8, receptive field 3×5, stride 2, padding 1×2
        Parameters              448
        Shared weights          fc, applied 2 times
        Buffers                 17
        MACs                    28,928
        FLOPs                   57,856
        Elementwise operations  2,880
        Packed weights          1,234 bytes
        Winograd                234 bytes of these, errors up to 0.00002 of a layer's largest result
        Working memory, avx512  56,789 bytes
        Working memory, avx2    45,678 bytes
        Training, avx512        5,160 bytes at batch 1, 1,064 + N × 4,096 at batch N
        MACs are the multiply-accumulates of convolutions, linear layers and matrix products for one item of the batch, without bias; FLOPs = 2 × MACs. Bytes are those of a layer's weights and values, each read or written once. Receptive fields are size/stride/padding in pixels of the input.

        """,
        ReportText.Write(Planned));

    [Fact]
    public void As_markdown() => Assert.Equal(
        """
        ## TwoHeads

        - Input x: 3×16×20
        - Output Map: 4×8×10, receptive field 3×5, stride 2, padding 1×2
        - Output Scores: 8, receptive field 3×5, stride 2, padding 1×2
        - Parameters: 448
        - Shared weights: fc, applied 2 times
        - Buffers: 17
        - MACs: 28,928
        - FLOPs: 57,856
        - Elementwise operations: 2,880
        - Packed weights: 1,234 bytes
        - Winograd: 234 bytes of these, errors up to 0.00002 of a layer's largest result
        - Working memory, avx512: 56,789 bytes
        - Working memory, avx2: 45,678 bytes
        - Training, avx512: 5,160 bytes at batch 1, 1,064 + N × 4,096 at batch N

        | Layer | Operator | Kernel | Input | Output | Parameters | MACs | Elementwise | Receptive field | Bytes | MACs/byte | Algorithm |
        | --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
        | x | Input | -- | -- | 3×16×20 | -- | -- | -- | 1/1/0 | -- | -- | -- |
        | conv | Conv2d | 3×5 | 3×16×20 | 8×8×10 | 360 | 28,800 | -- | 3/2/1 × 5/2/2 | 14,400 | 2.0 | direct 3×5, tile 14×2 |
        | norm | BatchNorm2d | -- | 8×8×10 | 8×8×10 | 16 | -- | 1,280 | 3/2/1 × 5/2/2 | -- | -- | -- |
        | relu | ReLU | -- | 8×8×10 | 8×8×10 | -- | -- | 640 | 3/2/1 × 5/2/2 | -- | -- | -- |
        | chunk | Chunk | -- | 8×8×10 | 2 of 4×8×10 | -- | -- | -- | 3/2/1 × 5/2/2 | -- | -- | -- |
        | add | Add | -- | 2 of 4×8×10 | 4×8×10 | -- | -- | 320 | 3/2/1 × 5/2/2 | -- | -- | -- |
        | globalavgpool | GlobalAvgPool | -- | 8×8×10 | 8×1×1 | -- | -- | 640 | 3/2/1 × 5/2/2 | -- | -- | -- |
        | flatten | Flatten | -- | 8×1×1 | 8 | -- | -- | -- | 3/2/1 × 5/2/2 | -- | -- | -- |
        | fc | Linear | -- | 8 | 8 | 72 | 64 | -- | 3/2/1 × 5/2/2 | -- | -- | -- |
        | fc#2 | Linear | -- | 8 | 8 | -- | 64 | -- | 3/2/1 × 5/2/2 | -- | -- | -- |

        MACs are the multiply-accumulates of convolutions, linear layers and matrix products for one item of the batch, without bias; FLOPs = 2 × MACs. Bytes are those of a layer's weights and values, each read or written once. Receptive fields are size/stride/padding in pixels of the input.

        """,
        ReportMarkdown.Write(Planned));

    [Fact]
    public void As_mermaid() => Assert.Equal(
        """
        flowchart TD
          n0(["x<br/>Input<br/>3×16×20"])
          n1["conv<br/>Conv2d 3×5<br/>8×8×10"]
          n2["norm<br/>BatchNorm2d<br/>8×8×10"]
          n3["relu<br/>ReLU<br/>8×8×10"]
          n4["chunk<br/>Chunk<br/>4×8×10 + 4×8×10"]
          n5["add<br/>Add<br/>4×8×10"]
          n6["globalavgpool<br/>GlobalAvgPool<br/>8×1×1"]
          n7["flatten<br/>Flatten<br/>8"]
          n8["fc<br/>Linear<br/>8"]
          n9["fc#35;2<br/>Linear<br/>8"]
          n0 --> n1
          n1 --> n2
          n2 --> n3
          n3 --> n4
          n4 --> n5
          n4 --> n5
          n3 --> n6
          n6 --> n7
          n7 --> n8
          n8 --> n9
          out0(["Map<br/>4×8×10"])
          n5 --> out0
          out1(["Scores<br/>8"])
          n9 --> out1

        """,
        ReportMermaid.Write(Planned));

    [Fact]
    public void As_json() => Assert.Equal(
        """
        {
          "name": "TwoHeads",
          "inputs": [{"name": "x", "shape": [3, 16, 20], "type": "f32"}],
          "outputs": [{"name": "Map", "source": "add", "shape": [4, 8, 10], "type": "f32", "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}}, {"name": "Scores", "source": "fc#2", "shape": [8], "type": "f32", "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}}],
          "parameters": 448,
          "buffers": 17,
          "multiplyAdds": 28928,
          "flops": 57856,
          "elementwiseOperations": 2880,
          "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false},
          "weightBytes": 1234,
          "winogradBytes": 234,
          "arenaBytes": {"avx512": 56789, "avx2": 45678},
          "trainingBytes": {"avx512": {"batch1": 5160, "perItem": 4096, "perThread": 64, "shared": 1000}},
          "arenas": {
            "avx512": {"steps": [0, 1, "relu.plain"], "buffers": [[0, 0, 3840, 0, 1], ["chunk:1", 3840, 2560, 1, 2], [null, 6400, 512, 1, 1]]}
          },
          "layers": [
            {"name": "x", "op": "Input", "arguments": "shape: f32[3x16x20]", "kernel": null, "inputs": [], "inputShapes": [], "output": [3, 16, 20], "outputShapes": [[3, 16, 20]], "parameters": 0, "multiplyAdds": 0, "elementwiseOperations": 0, "receptiveField": {"size": 1, "stride": 1, "padding": 0, "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "conv", "op": "Conv2d", "arguments": "outChannels: 8, kernel: (3, 5), stride: (2, 2), padding: (1, 1, 2, 2), bias: false", "kernel": "3×5", "inputs": ["x"], "inputShapes": [[3, 16, 20]], "output": [8, 8, 10], "outputShapes": [[8, 8, 10]], "parameters": 360, "multiplyAdds": 28800, "elementwiseOperations": 0, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": "direct 3×5, tile 14×2", "bytes": 14400},
            {"name": "norm", "op": "BatchNorm2d", "arguments": "", "kernel": null, "inputs": ["conv"], "inputShapes": [[8, 8, 10]], "output": [8, 8, 10], "outputShapes": [[8, 8, 10]], "parameters": 16, "multiplyAdds": 0, "elementwiseOperations": 1280, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "relu", "op": "ReLU", "arguments": "", "kernel": null, "inputs": ["norm"], "inputShapes": [[8, 8, 10]], "output": [8, 8, 10], "outputShapes": [[8, 8, 10]], "parameters": 0, "multiplyAdds": 0, "elementwiseOperations": 640, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "chunk", "op": "Chunk", "arguments": "parts: 2", "kernel": null, "inputs": ["relu"], "inputShapes": [[8, 8, 10]], "output": [4, 8, 10], "outputShapes": [[4, 8, 10], [4, 8, 10]], "parameters": 0, "multiplyAdds": 0, "elementwiseOperations": 0, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "add", "op": "Add", "arguments": "", "kernel": null, "inputs": ["chunk", "chunk:1"], "inputShapes": [[4, 8, 10], [4, 8, 10]], "output": [4, 8, 10], "outputShapes": [[4, 8, 10]], "parameters": 0, "multiplyAdds": 0, "elementwiseOperations": 320, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "globalavgpool", "op": "GlobalAvgPool", "arguments": "", "kernel": null, "inputs": ["relu"], "inputShapes": [[8, 8, 10]], "output": [8, 1, 1], "outputShapes": [[8, 1, 1]], "parameters": 0, "multiplyAdds": 0, "elementwiseOperations": 640, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "flatten", "op": "Flatten", "arguments": "", "kernel": null, "inputs": ["globalavgpool"], "inputShapes": [[8, 1, 1]], "output": [8], "outputShapes": [[8]], "parameters": 0, "multiplyAdds": 0, "elementwiseOperations": 0, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "fc", "op": "Linear", "arguments": "outFeatures: 8", "kernel": null, "inputs": ["flatten"], "inputShapes": [[8]], "output": [8], "outputShapes": [[8]], "parameters": 72, "multiplyAdds": 64, "elementwiseOperations": 0, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null},
            {"name": "fc#2", "op": "Linear", "arguments": "outFeatures: 8", "kernel": null, "inputs": ["fc"], "inputShapes": [[8]], "output": [8], "outputShapes": [[8]], "parameters": 0, "multiplyAdds": 64, "elementwiseOperations": 0, "receptiveField": {"size": [3, 5], "stride": 2, "padding": [1, 2], "misaligned": false}, "algorithm": null, "bytes": null}
          ]
        }

        """,
        ReportJson.Write(Planned));

    [Theory]
    [MemberData(nameof(AllNetworks.Data), MemberType = typeof(AllNetworks))]
    public void Json_is_read_back_equal(Type network)
    {
        var report = ReportBuilder.Build(DefinitionTracer.Trace(network));
        Assert.Equal(report, ReportJsonReader.Read(ReportJson.Write(report)));
    }

    [Fact]
    public void Json_of_a_plan_is_read_back_equal() => Assert.Equal(Planned, ReportJsonReader.Read(ReportJson.Write(Planned)));

    [Fact]
    public void Json_of_any_name_is_read_back_equal()
    {
        var report = Planned with { Name = "a \"b\" \\ c\n\u0001\u2028 層 😀" };
        Assert.Equal(report, ReportJsonReader.Read(ReportJson.Write(report)));
    }

    [Fact]
    public void Json_has_the_documented_members()
    {
        using var json = JsonDocument.Parse(ReportJson.Write(ReportBuilder.Build(DefinitionTracer.Trace(typeof(ResNet50)))));
        var root = json.RootElement;
        Assert.Equal(25_557_032, root.GetProperty("parameters").GetInt64());
        Assert.Equal(53_173, root.GetProperty("buffers").GetInt64());
        Assert.Equal(4_089_184_256, root.GetProperty("multiplyAdds").GetInt64());
        Assert.Equal(8_178_368_512, root.GetProperty("flops").GetInt64());
        Assert.Equal(427, root.GetProperty("receptiveField").GetProperty("size").GetInt32());
        Assert.Equal(32, root.GetProperty("receptiveField").GetProperty("stride").GetInt32());
        Assert.Equal(213, root.GetProperty("receptiveField").GetProperty("padding").GetInt32());
        Assert.Equal(4_089_184_256, root.GetProperty("layers").EnumerateArray().Sum(l => l.GetProperty("multiplyAdds").GetInt64()));
        Assert.Equal(25_557_032, root.GetProperty("layers").EnumerateArray().Sum(l => l.GetProperty("parameters").GetInt64()));
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("[]", "the whole should be an object, not []")]
    [InlineData("{}", "name is missing")]
    [InlineData("{\"name\": 3}", "name should be text, not 3")]
    public void Text_that_is_no_report_is_refused(string text, string problem)
    {
        var message = Assert.Throws<FormatException>(() => ReportJsonReader.Read(text)).Message;
        Assert.StartsWith("this is no report: ", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"parameters\": 448", "\"parameter\": 448", "parameters is missing")]
    [InlineData("\"buffers\": 17", "\"buffers\": -17", "buffers should be a whole number from 0 to 2^53, not -17")]
    [InlineData("\"multiplyAdds\": 28928", "\"multiplyAdds\": 1e99", "multiplyAdds should be a whole number from 0 to 2^53, not 1e99")]
    [InlineData("\"avx2\": 45678", "\"avx2\": null", "arenaBytes.avx2 should be a whole number from 0 to 2^53, not null")]
    [InlineData("\"perItem\": 4096, ", "", "trainingBytes.avx512.perItem is missing")]
    [InlineData("\"source\": \"add\"", "\"source\": \"sum\"", "outputs[0].source should be the name of an earlier layer, not \"sum\"")]
    [InlineData("\"inputs\": [\"x\"]", "\"inputs\": [\"conv\"]", "layers[1].inputs[0] should be the name of an earlier layer, not \"conv\"")]
    [InlineData("\"name\": \"fc#2\"", "\"name\": \"fc\"", "layers[9].name should be the name of one layer only, not \"fc\"")]
    [InlineData("\"outputShapes\": [[3, 16, 20]]", "\"outputShapes\": []", "layers[0].outputShapes should be a list of one shape or more, not []")]
    [InlineData("\"inputShapes\": [[3, 16, 20]]", "\"inputShapes\": [[3, 0, 20]]", "layers[1].inputShapes[0][1] should be a whole number from 1 to 2147483647, not 0")]
    [InlineData("\"size\": [3, 5]", "\"size\": [3, 5, 7]", "outputs[0].receptiveField.size should be a number, or two, not [3, 5, 7]")]
    [InlineData("\"misaligned\": false", "\"misaligned\": 0", "outputs[0].receptiveField.misaligned should be true or false, not 0")]
    [InlineData("\"type\": \"f32\"", "\"type\": \"1\"", "inputs[0].type should be an element type, not \"1\"")]
    [InlineData("[0, 0, 3840, 0, 1]", "[10, 0, 3840, 0, 1]", "arenas.avx512.buffers[0][0] should be a whole number from 0 to 9, not 10")]
    [InlineData("[0, 0, 3840, 0, 1]", "[0, 0, 3840, 1, 0]", "arenas.avx512.buffers[0][4] should be a whole number from 1 to 2, not 0")]
    [InlineData("[null, 6400, 512, 1, 1]", "[null, 6400, 512]", "arenas.avx512.buffers[2] should be a list of value, offset, bytes, first and last step, not [null, 6400, 512]")]
    public void A_report_that_is_wrong_is_refused_with_the_place(string was, string now, string problem)
    {
        var text = ReportJson.Write(Planned);
        var at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var message = Assert.Throws<FormatException>(() => ReportJsonReader.Read(text[..at] + now + text[(at + was.Length)..])).Message;
        Assert.Equal($"this is no report: {problem}", message);
    }

    [Fact]
    public void Reports_are_the_same_under_any_culture()
    {
        string[] Reports() => [ReportText.Write(Planned), ReportMarkdown.Write(Planned), ReportMermaid.Write(Planned), ReportJson.Write(Planned)];
        var expected = Reports();
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal(expected, Reports());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_shared_layer_counts_its_parameters_once_and_its_work_at_each_use()
    {
        var layers = Planned.Layers.Where(l => l.Op == "Linear").ToList();
        Assert.Equal([72, 0], layers.Select(l => l.Parameters));
        Assert.Equal([64, 64], layers.Select(l => l.MultiplyAdds));
    }
}
