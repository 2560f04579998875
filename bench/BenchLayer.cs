using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;

namespace NetGenCompiler.Bench;

/// <summary>A layer as it stands in a well-known network.</summary>
sealed record BenchLayer(string Name, TensorShape Input, Op Op)
{
    public static IReadOnlyList<BenchLayer> All { get; } =
    [
        Conv("resnet stem 7x7", 3, 224, 64, 7, 2),
        Conv("resnet 1x1 64-64 @56", 64, 56, 64, 1),
        Conv("resnet 1x1 64-256 @56", 64, 56, 256, 1),
        Conv("resnet 1x1 256-64 @56", 256, 56, 64, 1),
        Conv("resnet 1x1 256-128 @56", 256, 56, 128, 1),
        Conv("resnet 1x1 256-512 @56 s2", 256, 56, 512, 1, 2),
        Conv("resnet 1x1 512-128 @28", 512, 28, 128, 1),
        Conv("resnet 1x1 128-512 @28", 128, 28, 512, 1),
        Conv("resnet 1x1 512-1024 @28 s2", 512, 28, 1024, 1, 2),
        Conv("resnet 1x1 1024-256 @14", 1024, 14, 256, 1),
        Conv("resnet 1x1 256-1024 @14", 256, 14, 1024, 1),
        Conv("resnet 1x1 1024-2048 @14 s2", 1024, 14, 2048, 1, 2),
        Conv("resnet 1x1 2048-512 @7", 2048, 7, 512, 1),
        Conv("resnet 1x1 512-2048 @7", 512, 7, 2048, 1),
        Conv("resnet 3x3 64 @56", 64, 56, 64, 3),
        Conv("resnet 3x3 128 @56 s2", 128, 56, 128, 3, 2),
        Conv("resnet 3x3 128 @28", 128, 28, 128, 3),
        Conv("resnet 3x3 256 @14", 256, 14, 256, 3),
        Conv("resnet 3x3 512 @14 s2", 512, 14, 512, 3, 2),
        Conv("resnet 3x3 512 @7", 512, 7, 512, 3),
        Conv("mobile stem 3x3", 3, 224, 32, 3, 2),
        Conv("mobile 1x1 32-16 @112", 32, 112, 16, 1),
        Conv("mobile 1x1 16-96 @112", 16, 112, 96, 1),
        Conv("mobile 1x1 96-24 @56", 96, 56, 24, 1),
        Conv("mobile 1x1 24-144 @56", 24, 56, 144, 1),
        Conv("mobile 1x1 192-32 @28", 192, 28, 32, 1),
        Conv("mobile 1x1 64-384 @14", 64, 14, 384, 1),
        Conv("mobile 1x1 576-96 @14", 576, 14, 96, 1),
        Conv("mobile 1x1 160-960 @7", 160, 7, 960, 1),
        Conv("mobile 1x1 960-320 @7", 960, 7, 320, 1),
        Conv("mobile dw 3x3 32 @112", 32, 112, 32, 3, 1, groups: 32),
        Conv("mobile dw 3x3 96 @112 s2", 96, 112, 96, 3, 2, groups: 96),
        Conv("mobile dw 3x3 144 @56", 144, 56, 144, 3, 1, groups: 144),
        Conv("mobile dw 3x3 192 @28", 192, 28, 192, 3, 1, groups: 192),
        Conv("mobile dw 3x3 192 @28 s2", 192, 28, 192, 3, 2, groups: 192),
        Conv("mobile dw 3x3 384 @14", 384, 14, 384, 3, 1, groups: 384),
        Conv("mobile dw 3x3 576 @14 s2", 576, 14, 576, 3, 2, groups: 576),
        Conv("mobile dw 3x3 960 @7", 960, 7, 960, 3, 1, groups: 960),
        Conv("mobile dw 5x5 240 @28", 240, 28, 240, 5, 1, groups: 240),
        Conv("mobile dw 5x5 960 @7", 960, 7, 960, 5, 1, groups: 960),
        Conv("convnext dw 7x7 96 @56", 96, 56, 96, 7, 1, groups: 96),
        Conv("depthwise x2 3x3 64 @28", 64, 28, 128, 3, 1, groups: 64),
        Conv("depthwise x3 3x3 64 @28", 64, 28, 192, 3, 1, groups: 64),
        Conv("depthwise x5 3x3 64 @28", 64, 28, 320, 3, 1, groups: 64),
        Conv("depthwise x12 3x3 32 @28", 32, 28, 384, 3, 1, groups: 32),
        new("space to depth 2 64 @56", TensorShape.Of(64, 56, 56), new SpaceToDepth(2)),
        new("depth to space 2 256 @28", TensorShape.Of(256, 28, 28), new DepthToSpace(2)),
        new("space to depth 3 32 @60", TensorShape.Of(32, 60, 60), new SpaceToDepth(3)),
        new("depth to space 3 288 @20", TensorShape.Of(288, 20, 20), new DepthToSpace(3)),
        Conv("resnext 3x3 g32 4 @56", 128, 56, 128, 3, 1, groups: 32),
        Conv("resnext 3x3 g32 8 @28", 256, 28, 256, 3, 1, groups: 32),
        Conv("resnext 3x3 g32 16 @14", 512, 14, 512, 3, 1, groups: 32),
        Conv("alexnet 5x5 g2 @27", 96, 27, 256, 5, 1, groups: 2),
        Conv("dilated 2 3x3 256 @28", 256, 28, 256, 3, 1, dilation: 2),
        Conv("dilated 4 dw 3x3 256 @28", 256, 28, 256, 3, 1, dilation: 4, groups: 256),
        new("inception 1x7 192 @17", TensorShape.Of(192, 17, 17), new Conv2d(192, new(1, 7), Padding: new(0, 0, 3, 3))),
        Conv("inception 3x3 64-96 @35", 64, 35, 96, 3),
        Conv3("r3d stem 3x7x7", 3, 16, 112, 64, new(3, 7, 7), new(1, 2, 2)),
        Conv3("r3d 3x3x3 64 @16x56", 64, 16, 56, 64, new(3, 3, 3)),
        Conv3("r3d 3x3x3 64-128 @16x56 s2", 64, 16, 56, 128, new(3, 3, 3), new(2, 2, 2)),
        Conv3("r3d 3x3x3 128 @8x28", 128, 8, 28, 128, new(3, 3, 3)),
        Conv3("r3d 3x3x3 256 @4x14", 256, 4, 14, 256, new(3, 3, 3)),
        Conv3("r3d 3x3x3 512 @2x7", 512, 2, 7, 512, new(3, 3, 3)),
        Conv3("r2plus1d 1x3x3 64-144 @16x56", 64, 16, 56, 144, new(1, 3, 3)),
        Conv3("r2plus1d 3x1x1 144-64 @16x56", 144, 16, 56, 64, new(3, 1, 1)),
        Conv3("x3d dw 3x3x3 54 @13x40", 54, 13, 40, 54, new(3, 3, 3), groups: 54),
        Conv3("x3d dw 3x3x3 216 @13x20 s2", 216, 13, 20, 216, new(3, 3, 3), new(1, 2, 2), 216),
        new("linear 512-1000", TensorShape.Of(512), new Linear(1000)),
        new("linear 2048-1000", TensorShape.Of(2048), new Linear(1000)),
        new("linear 25088-4096", TensorShape.Of(25088), new Linear(4096)),
        new("linear 128x768-768", TensorShape.Of(128, 768), new Linear(768)),
    ];

    public double MultiplyAdds => Op.MultiplyAdds([Input], Op.InferShapes([Input]));

    /// <summary>The layer as inference plans it, with a rectifier.</summary>
    public Graph ToGraph()
    {
        var graph = SequencesAndVolumesAsMaps.Run(ToDefinition());
        return graph with { Nodes = graph.Nodes.Select(n => n.Name == "layer" ? n with { Epilogues = [new(new ReLU(), null, false, [])] } : n).ToEquatableArray() };
    }

    /// <summary>The layer alone.</summary>
    public Graph ToDefinition()
    {
        var builder = new GraphBuilder();
        var x = builder.AddInput("x", Input);
        var layer = new LayerHandle(Op, null);
        var y = builder.Apply(layer, [x], null, null)[0];
        return builder.Build("Layer", [(layer, "layer")], new Dictionary<object, string>(), [new("y", y)]);
    }

    static BenchLayer Conv3(string name, int inputs, int depth, int size, int outputs, Size3 kernel, Size3? stride = null, int groups = 1) => new(
        name, TensorShape.Of(inputs, depth, size, size),
        new Conv3d(outputs, kernel, stride, new(kernel.Depth / 2, kernel.Height / 2, kernel.Width / 2), Groups: groups));

    static BenchLayer Conv(string name, int inputs, int size, int outputs, int kernel, int stride = 1, int groups = 1, int dilation = 1)
    {
        var padding = dilation * (kernel - 1) / 2;
        return new(name, TensorShape.Of(inputs, size, size), new Conv2d(
            outputs, new(kernel, kernel), new(stride, stride), new(padding, padding, padding, padding), new(dilation, dilation), groups));
    }
}
