using NetGenCompiler.Planning;
using NetGenOracle;

namespace NetGenCompiler.Kernels.Tests.Graphs;

/// <summary>Random compositions of the operators: each node is within its own rounding.</summary>
public class RandomGraphTests
{
    public static TheoryData<string> InstructionSets => [.. InstructionSet.All.Select(i => i.Name)];

    [Theory, MemberData(nameof(InstructionSets))]
    public void A_few(string instructionSet) => Verify(instructionSet, 0, 3);

    [Theory, MemberData(nameof(InstructionSets)), Trait("Category", "Slow")]
    public void Many(string instructionSet) => Verify(instructionSet, 3, 40);

    static void Verify(string instructionSet, int firstSeed, int count)
    {
        foreach (var seed in Enumerable.Range(firstSeed, count)) new ComposedNetwork(RandomGraph.Make(seed)).Verify(InstructionSet.All.Single(i => i.Name == instructionSet));
    }
}
