using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Winograd;

namespace NetGen.Compiler.Tests.Planning;

/// <summary>Choices of tiles are remembered by the shape of a layer alone: where its values lie makes no difference.</summary>
public class RememberedChoiceTests
{
    [Fact]
    public void A_choice_is_the_fastest_candidate_wherever_the_values_lie()
    {
        var random = new Random(1);
        for (var i = 0; i < 60; i++)
        {
            var instructionSet = InstructionSet.All[random.Next(InstructionSet.All.Count)];
            var geometry = Geometry(random, instructionSet.Lanes);

            Assert.Equal(DenseTilingChoice.Candidates(geometry, instructionSet).MinBy(t => DenseTilingChoice.Cycles(t, geometry, instructionSet)), DenseTilingChoice.Choose(geometry, instructionSet));
            Assert.Equal(WinogradChoice.Candidates(geometry, instructionSet), WinogradChoice.Candidates(geometry.WithoutAddresses(instructionSet.Lanes), instructionSet));
        }
    }

    static DenseGeometry Geometry(Random random, int lanes)
    {
        var groups = random.Next(4) == 0 ? 2 : 1;
        var (kernel, stride) = (1 + (2 * random.Next(2)), 1 + random.Next(2));
        return new()
        {
            Height = random.Next(1, 30),
            Width = random.Next(1, 30),
            Inputs = groups * random.Next(1, 60),
            Outputs = groups * random.Next(1, 60),
            Groups = groups,
            KernelHeight = kernel,
            KernelWidth = kernel,
            StrideHeight = stride,
            StrideWidth = stride,
            InputBlock = random.Next(3) == 0 ? 1 : lanes,
            InputStart = random.Next(1000),
            InputPixel = random.Next(1, 40),
            InputRow = random.Next(1000),
            InputPlane = random.Next(10_000),
            OutputStart = random.Next(1000),
            OutputPixel = random.Next(1, 40),
            OutputRow = random.Next(1000),
            OutputPlane = random.Next(1, 10_000),
        };
    }
}
