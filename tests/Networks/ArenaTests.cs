using NetGen.Cli.Compilation;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGen.Networks.Tests;

/// <summary>The memory that the plans of the networks need.</summary>
public class ArenaTests
{
    public static TheoryData<string> Networks => [.. ReferenceData.Names];

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_arena_is_close_to_the_peak_of_what_is_alive(string network)
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(ReferenceData.Networks[network]));
        foreach (var instructionSet in InstructionSet.All)
        {
            var plan = Planner.Plan(graph, instructionSet);
            var bound = ArenaPlanner.LowerBound(plan.Buffers);

            Assert.InRange(plan.ArenaLength, bound, 1.2 * bound);
        }
    }

    // The bound counts the caller's input and no halo, no padded block and no fusion; the plan has those, and not the input.
    [Theory]
    [InlineData("Vgg16", 25_690_112)]
    [InlineData("ResNet18", 4_014_080)]
    [InlineData("ResNet50", 9_633_792)]
    [InlineData("MobileNetV2", 6_021_120)]
    [InlineData("SqueezeNet", 5_971_968)]
    [InlineData("InceptionV3", 8_297_856)]
    [InlineData("DenseNet121", 7_225_344)]
    public void The_arena_is_near_the_live_bytes_of_the_unfused_network(string network, long live)
    {
        var definition = DefinitionTracer.Trace(ReferenceData.Networks[network]);
        var plan = Planner.Plan(PassPipeline.Inference(definition), InstructionSet.Avx512);

        Assert.Equal(live, LiveMemory.PeakBytes(definition));
        Assert.InRange(4 * plan.ArenaLength, 0, 1.2 * live);

        // A strip of transformed tiles and its sums have a place of their own, for each thread: beyond the second level of the caches only where that is little beside
        // the values.
        Assert.InRange(4 * plan.ScratchLength, 0, Math.Max(3 << 19, live / 5));
    }
}
