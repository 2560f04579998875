using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGen.Compiler.Tests.Ops;

/// <summary>Counts of single operators, worked by hand or published.</summary>
public class OpCountTests
{
    [Theory]
    [InlineData("Conv2d(outChannels: 5, kernel: (3, 3), padding: (1, 1, 1, 1)) f32[3x224x224]", 6_773_760)]
    [InlineData("Conv2d(outChannels: 3, kernel: (3, 3), padding: (1, 1, 1, 1), groups: 3) f32[3x224x224]", 1_354_752)]
    [InlineData("Conv2d(outChannels: 5, kernel: (1, 1)) f32[3x224x224]", 752_640)]
    [InlineData("Conv2d(outChannels: 64, kernel: (7, 7), stride: (2, 2), padding: (3, 3, 3, 3), bias: false) f32[3x224x224]", 118_013_952)]
    [InlineData("ConvTranspose2d(outChannels: 6, kernel: (2, 2), stride: (2, 2), groups: 2) f32[4x5x7]", 1_680)]
    [InlineData("Conv1d(outChannels: 6, kernel: 3, padding: 1, groups: 2) f32[4x10]", 360)]
    [InlineData("Conv3d(outChannels: 6, kernel: (3, 2, 1), padding: (1, 0, 0), groups: 2) f32[4x5x7x3]", 6 * 5 * 6 * 3 * 2 * 6)]
    [InlineData("LSTM(hiddenSize: 20, layers: 2, bidirectional: true) f32[7x10]", 7 * 2 * 80 * (10 + 20 + 40 + 20))]
    [InlineData("GRU(hiddenSize: 20) f32[7x10]", 7 * 60 * 30)]
    [InlineData("Linear(outFeatures: 1000) f32[2048]", 2_048_000)]
    [InlineData("Linear(outFeatures: 7) f32[4x3]", 84)]
    [InlineData("MatMul() f32[5x2x3], f32[5x3x4]", 120)]
    [InlineData("MatMul() f32[1x2x3], f32[5x3x4]", 120)]
    [InlineData("Add() f32[3], f32[3]", 0)]
    [InlineData("BatchNorm2d() f32[3x4x4]", 0)]
    public void Multiply_adds(string application, long expected) => Assert.Equal(expected, Apply(application, (op, x, y) => op.MultiplyAdds(x, y)));

    [Theory]
    [InlineData("ReLU() f32[3x4x5]", 60)]
    [InlineData("PReLU() f32[3x4x5]", 60)]
    [InlineData("BatchNorm2d() f32[3x4x5]", 120)]
    [InlineData("Add() f32[3x4x5], f32[3x1x1]", 60)]
    [InlineData("Softmax() f32[10]", 30)]
    [InlineData("L2Norm() f32[3x4x5]", 240)]
    [InlineData("GroupNorm(groups: 3) f32[3x4x5]", 240)]
    [InlineData("LayerNorm() f32[3x4x5]", 240)]
    [InlineData("Mean(axis: 0) f32[3x4x5]", 60)]
    [InlineData("GlobalAvgPool() f32[3x4x5]", 60)]
    [InlineData("MaxPool2d(kernel: (2, 2)) f32[3x4x6]", 72)]
    [InlineData("AdaptiveAvgPool2d(size: (2, 3)) f32[1x4x4]", 24)]
    [InlineData("Upsample(scale: (2, 2)) f32[3x4x5]", 0)]
    [InlineData("Upsample(scale: (2, 2), mode: Bilinear) f32[3x4x5]", 960)]
    [InlineData("Conv2d(outChannels: 5, kernel: (1, 1)) f32[3x4x5]", 0)]
    [InlineData("Reshape(dimensions: [60]) f32[3x4x5]", 0)]
    public void Elementwise_operations(string application, long expected) => Assert.Equal(expected, Apply(application, (op, x, y) => op.ElementwiseOperations(x, y)));

    [Theory]
    [InlineData("Conv2d(outChannels: 256, kernel: (5, 5), bias: false) f32[128x100x100]", 819_200)]
    [InlineData("Conv2d(outChannels: 32, kernel: (1, 1), bias: false) f32[128x100x100]", 4_096)]
    [InlineData("Conv2d(outChannels: 256, kernel: (5, 5), bias: false) f32[32x100x100]", 204_800)]
    [InlineData("L2Norm() f32[512x38x38]", 512)]
    public void Parameters(string application, long expected) => Assert.Equal(expected, Apply(application, (op, x, _) => op.Parameters(x).Sum(p => p.Shape.Length)));

    /// <summary>A spatial pyramid of 4×4, 2×2 and 1×1 bins makes 5,376 features of conv5's 256 channels, whatever the size of the map.</summary>
    [Theory]
    [InlineData("f32[256x13x13]")]
    [InlineData("f32[256x10x17]")]
    public void Spatial_pyramid(string map) => Assert.Equal(
        5_376, Enumerable.Range(0, 3).Sum(i => Apply($"AdaptiveMaxPool2d(size: ({1 << i}, {1 << i})) {map}", (_, _, y) => y[0].Length)));

    static long Apply(string text, Func<Op, IReadOnlyList<TensorShape>, EquatableArray<TensorShape>, long> figure)
    {
        var application = Application.Parse(text);
        return figure(application.Op, application.Operands, application.Results);
    }
}
