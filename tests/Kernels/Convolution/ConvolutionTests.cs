using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning;
using static NetGenCompiler.Kernels.Tests.Convolution.Following;

namespace NetGenCompiler.Kernels.Tests.Convolution;

public class ConvolutionTests
{
    public static TheoryData<string> InstructionSets => [.. InstructionSet.All.Select(i => i.Name)];

    [Theory, MemberData(nameof(InstructionSets))]
    public void Pointwise(string instructionSet) => Verify(instructionSet,
    [
        new(Map(16, 7, 7), Conv(16, 1)),
        new(Map(24, 5, 9), Conv(40, 1, bias: false)),
        new(Map(13, 17, 17), Conv(33, 1), Rectify),
        new(Map(64, 14, 14), Conv(96, 1), Rectify),
        new(Map(32, 9, 11), Conv(10, 1, stride: 2)),
        new(Map(130, 1, 1), Conv(72, 1)),
        new(Map(1, 3, 4), Conv(1, 1)),
        new(Map(2, 31, 29), Conv(5, 1, stride: 3)),
    ]);

    [Theory, MemberData(nameof(InstructionSets))]
    public void Kernels(string instructionSet) => Verify(instructionSet,
    [
        new(Map(16, 7, 7), Conv(32, 3, padding: 1), Rectify),
        new(Map(32, 13, 11), Conv(24, 3, stride: 2, padding: 1)),
        new(Map(20, 9, 10), Conv(17, 3, stride: 3)),
        new(Map(3, 30, 30), Conv(64, 7, stride: 2, padding: 3), Rectify),
        new(Map(1, 28, 28), Conv(8, 3)),
        new(Map(3, 35, 33), Conv(24, 11, stride: 4, padding: 2)),
        new(Map(8, 12, 15), Conv(12, 5, padding: 2)),
        new(Map(17, 10, 9), new Conv2d(19, new(1, 7), Padding: new(0, 0, 3, 3))),
        new(Map(17, 10, 9), new Conv2d(19, new(7, 1), Padding: new(3, 3, 0, 0))),
        new(Map(6, 7, 8), new Conv2d(9, new(4, 2), new(1, 3), new(1, 2, 0, 3))),
        new(Map(5, 2, 2), Conv(6, 3, padding: 3)),
        new(Map(40, 3, 3), Conv(33, 3)),
    ]);

    [Theory, MemberData(nameof(InstructionSets))]
    public void Dilated(string instructionSet) => Verify(instructionSet,
    [
        new(Map(16, 14, 14), Conv(32, 3, padding: 2, dilation: 2)),
        new(Map(19, 17, 13), new Conv2d(21, new(3, 2), Padding: new(1, 2, 3, 0), Dilation: new(3, 4))),
        new(Map(3, 20, 20), Conv(16, 3, padding: 4, dilation: 4, stride: 2)),
        new(Map(24, 15, 16), Conv(24, 3, padding: 2, dilation: 2, groups: 24)),
        new(Map(32, 15, 16), Conv(32, 3, padding: 2, dilation: 2, groups: 8)),
    ]);

    [Theory, MemberData(nameof(InstructionSets))]
    public void Depthwise(string instructionSet) => Verify(instructionSet,
    [
        new(Map(32, 14, 14), Conv(32, 3, padding: 1, groups: 32), Rectify),
        new(Map(24, 13, 15), Conv(24, 3, stride: 2, padding: 1, groups: 24)),
        new(Map(19, 11, 31), Conv(19, 5, padding: 2, groups: 19)),
        new(Map(40, 9, 7), Conv(40, 7, stride: 3, padding: 3, groups: 40, bias: false)),
        new(Map(16, 8, 8), Conv(32, 3, padding: 1, groups: 16)),
        new(Map(12, 8, 9), Conv(36, 3, padding: 1, groups: 12)),
        new(Map(10, 6, 5), Conv(40, 3, stride: 2, groups: 10)),
        new(Map(5, 4, 4), Conv(5, 1, groups: 5)),
        new(Map(33, 6, 37), Conv(33, 3, groups: 33), AddTensor, Rectify),
    ]);

    [Theory, MemberData(nameof(InstructionSets))]
    public void Groups(string instructionSet) => Verify(instructionSet,
    [
        new(Map(32, 9, 9), Conv(64, 3, padding: 1, groups: 2), Rectify),
        new(Map(128, 7, 7), Conv(128, 3, padding: 1, groups: 32)),
        new(Map(64, 8, 8), Conv(64, 3, stride: 2, padding: 1, groups: 8)),
        new(Map(15, 6, 7), Conv(21, 3, padding: 1, groups: 3)),
        new(Map(48, 5, 5), Conv(96, 1, groups: 3)),
        new(Map(48, 5, 5), Conv(24, 1, groups: 6)),
        new(Map(24, 6, 6), Conv(48, 3, groups: 12)),
        new(Map(100, 4, 5), Conv(20, 3, padding: 1, groups: 10)),
        new(Map(58, 5, 5), Conv(58, 1, groups: 2)),
        new(Map(96, 13, 13), Conv(64, 5, padding: 2, groups: 2)),
    ]);

    [Theory, MemberData(nameof(InstructionSets))]
    public void Epilogues(string instructionSet) => Verify(instructionSet,
    [
        new(Map(16, 7, 7), Conv(40, 1), AddTensor, Rectify),
        new(Map(16, 14, 14), Conv(33, 3, padding: 1), MultiplyChannel, SubtractFromTensor),
        new(Map(20, 9, 9), Conv(24, 3, padding: 1), Rectify, MultiplyPixel),
        new(Map(20, 7, 7), Conv(48, 3, padding: 1), MultiplyPixel, AddTensor, MultiplyChannel, Rectify),
        new(Map(32, 8, 20), Conv(32, 3, padding: 1, groups: 32), MultiplyChannel, MultiplyPixel, AddTensor),
        new(TensorShape.Of(20), new Linear(35), AddTensor, Rectify),
        new(TensorShape.Of(5, 20), new Linear(19), AddTensor, Rectify),
    ]);

    [Theory, MemberData(nameof(InstructionSets))]
    public void Linear(string instructionSet) => Verify(instructionSet,
    [
        new(TensorShape.Of(10), new Linear(1)),
        new(TensorShape.Of(100), new Linear(10), Rectify),
        new(TensorShape.Of(513), new Linear(1000, Bias: false)),
        new(TensorShape.Of(1), new Linear(17)),
        new(TensorShape.Of(5, 12), new Linear(7)),
        new(TensorShape.Of(19, 16), new Linear(32), Rectify),
        new(TensorShape.Of(9, 20), new Linear(41)),
        new(TensorShape.Of(2, 3, 6), new Linear(5, InFeatures: 6)),
        new(TensorShape.Of(31, 33), new Linear(1)),
    ]);

    /// <summary>Every width to 40 meets every tail of the tiles.</summary>
    [Theory, MemberData(nameof(InstructionSets))]
    public void Widths(string instructionSet) =>
        Verify(instructionSet, [.. Enumerable.Range(1, 40).Select(w => new ConvolutionCase(Map(5, 3, w), Conv(18, 3, padding: 1)))]);

    [Theory, MemberData(nameof(InstructionSets))]
    public void Arbitrary(string instructionSet)
    {
        var random = new Random(20);
        Verify(instructionSet, [.. Enumerable.Range(0, 60).Select(_ => Random(random))]);
    }

    static ConvolutionCase Random(Random random)
    {
        int Upto(int most) => random.Next(1, most + 1);
        var groups = random.Next(3) == 0 ? Upto(12) : 1;
        var (inputs, outputs) = (groups * Upto(groups == 1 ? 40 : 6), groups * Upto(groups == 1 ? 70 : 6));
        Size2 kernel = new(Upto(4), Upto(4)), dilation = new(Upto(2), Upto(2));
        Padding2 padding = new(random.Next(3), random.Next(3), random.Next(3), random.Next(3));
        var height = Upto(12) + (dilation.Height * (kernel.Height - 1));
        var width = Upto(20) + (dilation.Width * (kernel.Width - 1));
        return new(Map(inputs, height, width), new Conv2d(outputs, kernel, new(Upto(3), Upto(3)), padding, dilation, groups, random.Next(2) == 0));
    }

    static void Verify(string instructionSet, IReadOnlyList<ConvolutionCase> cases) =>
        new ConvolutionNetwork(cases).Verify(InstructionSet.All.Single(i => i.Name == instructionSet));

    static TensorShape Map(int channels, int height, int width) => TensorShape.Of(channels, height, width);

    static Conv2d Conv(int outputs, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1, bool bias = true) => new(
        outputs, new(kernel, kernel), new(stride, stride), new(padding, padding, padding, padding), new(dilation, dilation), groups, bias);
}
