using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Tiles that only a tuning file chooses compute what the planner's own do: they are enumerated, so any of them may be fastest somewhere.</summary>
public class TunedTilesTests
{
    // Of some hundred: every third or so of the tiles, those that the estimate finds worst among them.
    const int Samples = 40;

    public static TheoryData<string, int> Parts
    {
        get
        {
            TheoryData<string, int> parts = [];
            foreach (var set in InstructionSet.All)
            {
                for (var part = 0; part < 4; part++) parts.Add(set.Name, part);
            }

            return parts;
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Compute_the_convolution(string name, int part)
    {
        var instructionSet = InstructionSet.All.Single(i => i.Name == name);
        ConvolutionNetwork network = new(
        [
            new(TensorShape.Of(37, 9, 14), new Conv2d(83, new(3, 3), Padding: new(1, 1, 1, 1))),
            new(TensorShape.Of(35, 7, 7), new Conv2d(70, new(1, 1))),
            new(TensorShape.Of(3, 23, 17), new Conv2d(20, new(5, 5), new(2, 2))),
            new(TensorShape.Of(40, 11, 13), new Conv2d(56, new(3, 3), Groups: 2)),
        ]);
        var candidates = network.Candidates(instructionSet);
        for (var sample = part; sample < Samples; sample += 4)
        {
            var entries = candidates.Select(c => c[sample * (c.Count - 1) / (Samples - 1)]).Select(c => new TunedConvolution(name, c.Shape, c.Tiles)).ToList();
            network.Verify(instructionSet, new(false, new([.. entries])));
        }
    }
}
