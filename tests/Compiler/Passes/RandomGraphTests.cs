using NetGenCompiler.Passes;
using NetGenOracle;

namespace NetGen.Compiler.Tests.Passes;

public class RandomGraphTests
{
    // Each case is this many graphs.
    const int Block = 25;

    public static TheoryData<int> Blocks => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_pass_keeps_the_results_of_random_graphs(int block)
    {
        foreach (var seed in Enumerable.Range(block * Block, Block)) PassAssert.Inference(RandomGraph.Make(seed));
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Running_the_passes_again_changes_nothing(int block)
    {
        foreach (var seed in Enumerable.Range(block * Block, Block))
        {
            var graph = PassPipeline.Inference(RandomGraph.Make(seed));
            Assert.Equal(graph, PassPipeline.Inference(graph));
        }
    }
}
