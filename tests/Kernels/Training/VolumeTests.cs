using NetGen.Cli.Compilation;
using NetGen;
using NetGenCompiler.Graphs;
using NetGenCompiler.Kernels.Tests.Convolution;
using NetGenCompiler.Passes;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class VolumeTests
{
    public static TheoryData<string> Names => VolumeCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Convolutions_forward_and_backward(string name)
    {
        var (shape, op) = VolumeCases.All[name];
        GraphBuilder builder = new();
        LayerHandle layer = new(op, null);
        var y = builder.Apply(layer, [builder.AddInput("x", TensorShape.Of(shape))], null, null)[0];
        var graph = builder.Build($"Volume{name}", [(layer, "conv")], new Dictionary<object, string>(), [new("y", y)]);
        TrainingNetwork.Verify(graph, Math.Max(VolumeCases.Reduction(shape, op) * op.OutChannels / shape[0], graph.ShapeOf(y).Length / op.OutChannels));
    }

    sealed class Poolings : Module
    {
        readonly Conv3d first = new(19, 1);

        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E, Tensor F, Tensor G, Tensor H, Tensor I, Tensor J, Tensor K) Forward([Shape(3, 5, 6, 7)] Tensor x)
        {
            var y = x | first;
            return (
                y | MaxPool3d(2), y | MaxPool3d((3, 3, 2), (2, 1, 2), (1, 1, 0), ceilMode: true), y | MaxPool3d(2, 1, 1, (2, 1, 3)), y | MaxPool3d((2, 1, 1)), y | GlobalMaxPool,
                y | AvgPool3d((2, 3, 4), (1, 2, 3), (1, 1, 2), countIncludePad: false), y | AvgPool3d((1, 2, 2), ceilMode: true), y | AdaptiveAvgPool3d((3, 2, 4)),
                y | AdaptiveAvgPool3d(1), y | AdaptiveAvgPool3d((2, 6, 7)), y | GlobalAvgPool);
        }
    }

    sealed class Clip : Module
    {
        readonly Conv3d first = new(19, (3, 5, 5), stride: (1, 2, 2), padding: (1, 2, 2), bias: false), shortcut = new(24, 1, 2, bias: false);
        readonly Conv3d second = new(24, 3, stride: 2, padding: 1), depthwise = new(24, 3, padding: 1, groups: 24, bias: false), last = new(7, (2, 1, 1));
        readonly BatchNorm3d norm = new(), normAfter = new();
        readonly InstanceNorm3d instance = new();
        readonly GroupNorm groups = new(3);
        readonly PReLU slope = new(true);
        readonly Linear gate = new(24), linear = new(5);

        public (Tensor A, Tensor B) Forward([Shape(3, 6, 17, 13)] Tensor x)
        {
            var y = x | first | norm | ReLU | Dropout3d(0.25f) | MaxPool3d(3, (1, 2, 1), 1);
            var z = (y | second | groups | SiLU) + (y | shortcut | normAfter);
            var w = (z | depthwise | instance | slope) * (z | GlobalAvgPool | Flatten | gate | Sigmoid | Reshape(24, 1, 1, 1));
            var joined = Concat(1, [Concat(w, z * 2f), Concat(z, w)]);
            return (joined | last | Tanh, joined | AdaptiveAvgPool3d((2, 1, 1)) | Flatten | Dropout(0.5f) | linear);
        }
    }

    [Fact]
    public void Poolings_forward_and_backward() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Poolings)), 210);

    [Fact]
    public void A_network_forward_and_backward() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Clip)), 24 * 27 * 6);

    /// <summary>Between the convolutions nothing becomes a volume again: normalisation, activation and shortcut are computed before the store.</summary>
    [Fact]
    public void What_lies_between_stays_in_blocks()
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(typeof(Block)));
        Assert.Equal(["x", "first.map0", "first", "second", "relu#2.volume"], graph.Nodes.Select(n => n.Name));
        Assert.Equal(["ReLU"], graph.Nodes[2].Epilogues.Select(e => e.Op.Name));
        Assert.Equal(["Add", "ReLU"], graph.Nodes[3].Epilogues.Select(e => e.Op.Name));
    }

    sealed class Block : Module
    {
        readonly Conv3d first = new(8, 3, padding: 1, bias: false), second = new(8, 3, padding: 1, bias: false);
        readonly BatchNorm3d norm = new(), normAfter = new();

        public Tensor Forward([Shape(3, 4, 5, 6)] Tensor x)
        {
            var y = x | first | norm | ReLU;
            return (y | second | normAfter) + y | ReLU;
        }
    }
}
