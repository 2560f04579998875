using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Convolutions of three by three by Winograd's transforms, against the definition in double precision.</summary>
public class WinogradTests
{
    public static TheoryData<string> InstructionSets => [.. InstructionSet.All.Select(i => i.Name)];

    /// <summary>Tiles that end with the map and tiles that reach beyond it, strips that end within a row of tiles, channels that fill no vector.</summary>
    [Theory]
    [MemberData(nameof(InstructionSets))]
    public void Shapes(string name) => Verify(name,
    [
        new(Map(64, 8, 12), Conv(64)),
        new(Map(64, 7, 7), Conv(64)),
        new(Map(48, 13, 11), Conv(80)),
        new(Map(67, 17, 29), Conv(61)),
        new(Map(33, 30, 31), Conv(47)),
        new(Map(40, 23, 10), Conv(50, padding: 0)),
        new(Map(50, 9, 14), Conv(70, padding: 2)),
        new(Map(64, 12, 10), new Conv2d(72, new(3, 3), Padding: new(2, 0, 0, 1))),
        new(Map(130, 6, 5), Conv(144)),
        new(Map(64, 61, 59), Conv(64)),
    ]);

    [Theory]
    [MemberData(nameof(InstructionSets))]
    public void What_follows(string name) => Verify(name,
    [
        new(Map(64, 14, 14), Conv(64), Following.Rectify),
        new(Map(64, 15, 13), Conv(70), Following.AddTensor, Following.Rectify),
        new(Map(70, 13, 18), Conv(64), Following.MultiplyChannel, Following.SubtractFromTensor),
        new(Map(64, 9, 17), Conv(80), Following.MultiplyPixel, Following.AddTensor),
    ]);

    [Theory]
    [MemberData(nameof(InstructionSets))]
    public void The_largest_error_is_within_what_reports_say(string name)
    {
        ConvolutionNetwork network = new(
        [
            new(Map(64, 56, 56), Conv(64)),
            new(Map(128, 28, 28), Conv(128)),
            new(Map(256, 14, 14), Conv(96)),
            new(Map(512, 7, 7), Conv(64)),
        ]);
        var instructionSet = InstructionSet.All.Single(i => i.Name == name);
        Assert.All(network.LargestErrors(instructionSet, exactConvolutions: false), error => Assert.InRange(error, 0, WinogradStep.LargestError));
        Assert.All(network.LargestErrors(instructionSet, exactConvolutions: true), error => Assert.InRange(error, 0, 2e-6));
    }

    [Fact]
    public void Exact_convolutions_are_without_transforms()
    {
        ConvolutionNetwork network = new([new(Map(64, 56, 56), Conv(64))]);
        Assert.All(InstructionSet.All, set => Assert.StartsWith("Winograd F(4×4, 3×3)", Assert.Single(network.Algorithms(set)), StringComparison.Ordinal));
        Assert.All(InstructionSet.All, set => Assert.StartsWith("direct 3×3", Assert.Single(network.Algorithms(set, new(ExactConvolutions: true, TuningTable.Empty))), StringComparison.Ordinal));
    }

    static void Verify(string name, IReadOnlyList<ConvolutionCase> cases)
    {
        var instructionSet = InstructionSet.All.Single(i => i.Name == name);
        ConvolutionNetwork network = new(cases);
        var algorithms = network.Algorithms(instructionSet);
        Assert.Equal(cases.Count, algorithms.Count);
        for (var i = 0; i < cases.Count; i++) Assert.True(algorithms[i].StartsWith("Winograd", StringComparison.Ordinal), $"{cases[i]} is computed by {algorithms[i]}");
        network.Verify(instructionSet);
    }

    static TensorShape Map(int channels, int height, int width) => TensorShape.Of(channels, height, width);

    static Conv2d Conv(int channels, int padding = 1) => new(channels, new(3, 3), Padding: new(padding, padding, padding, padding));
}
