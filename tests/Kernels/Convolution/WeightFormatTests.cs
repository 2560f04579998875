using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Linear layers whose weights are kept in 16 bits compute with the weights that are nearest to theirs there.</summary>
public class WeightFormatTests
{
    // The least normal half is 2⁻¹⁴: some of half a million weights are smaller.
    static readonly ConvolutionNetwork Layers = new(
    [
        new(TensorShape.Of(20), new Linear(35), Following.AddTensor, Following.Rectify),
        new(TensorShape.Of(5, 21), new Linear(19), Following.AddTensor, Following.Rectify),
        new(TensorShape.Of(1), new Linear(1)),
        new(TensorShape.Of(16, 17), new Linear(130)),
        new(TensorShape.Of(100), new Linear(10), Following.Rectify),
        new(TensorShape.Of(513), new Linear(1000, Bias: false)),
        new(TensorShape.Of(40, 64), new Linear(96)),
    ]);

    public static TheoryData<string> InstructionSets => [.. InstructionSet.All.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(InstructionSets))]
    public void Halves(string name) => Verify(name, ElementType.F16, w => (float)(Half)w);

    [Theory]
    [MemberData(nameof(InstructionSets))]
    public void Upper_halves_of_singles(string name) => Verify(name, ElementType.BF16, w =>
    {
        var bits = BitConverter.SingleToUInt32Bits(w);
        return BitConverter.UInt32BitsToSingle((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF_0000);
    });

    static void Verify(string name, ElementType format, Func<float, float> rounded)
    {
        var instructionSet = InstructionSet.All.Single(i => i.Name == name);
        Assert.All(Layers.Algorithms(instructionSet, new(false, TuningTable.Empty, format)), a => Assert.Contains($" of {format} weights", a, StringComparison.Ordinal));
        Layers.Verify(instructionSet, new(false, TuningTable.Empty, format), rounded);
    }
}
