using NetGen.Cli.Compilation;
using NetGen.Networks;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGen.Compiler.Tests.Reporting;

public class ArenaReportTests
{
    public static TheoryData<Type> Networks => [typeof(LeNet5), typeof(ResNet50), typeof(DenseNet121), typeof(InceptionV3), typeof(ShuffleNetV2)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Buffers_are_where_and_while_the_steps_use_them(Type network)
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(network));
        foreach (var instructionSet in InstructionSet.All)
        {
            var plan = Planner.Plan(graph, instructionSet);
            var arena = ArenaReport.Of(plan);
            Assert.Equal(plan.Steps.Select(s => s.Name), arena.Steps);
            Assert.Equal(plan.ArenaBytes, arena.Buffers.Max(b => b.Offset + b.Bytes));
            for (var i = 0; i < plan.Steps.Count; i++)
            {
                var live = arena.Buffers.Where(b => b.FirstStep <= i && i <= b.LastStep).ToList();
                foreach (var placement in plan.Steps[i].Reads.Concat(plan.Steps[i].Writes))
                {
                    var (start, end) = (4 * plan.AddressOf(placement), 4 * (plan.AddressOf(placement) + placement.Layout.Length));

                    // A length is that of whole cache lines, that of a part too.
                    Assert.Single(live, b => b.Offset <= start && end < b.Offset + b.Bytes + 64 && start < b.Offset + b.Bytes && b.Name is not null);
                }

                Assert.Equal(plan.Steps[i].ScratchLength * 4, live.Where(b => b.Name is null).Sum(b => b.Bytes));
                Assert.True(arena.LiveBytes(i) <= plan.ArenaBytes);
                foreach (var (a, b) in live.SelectMany((a, n) => live.Skip(n + 1).Select(b => (a, b)))) Assert.True(a.Offset + a.Bytes <= b.Offset || b.Offset + b.Bytes <= a.Offset);
            }

            // No buffer lives longer than some step uses it.
            foreach (var (buffer, part) in plan.Buffers.Zip(arena.Buffers))
            {
                var uses = Enumerable.Range(0, plan.Steps.Count).Where(i => plan.Steps[i].Reads.Concat(plan.Steps[i].Writes).Any(p => plan.Buffers[p.Buffer] == buffer)).ToList();
                Assert.Equal((uses[0], uses[^1]), (part.FirstStep, part.LastStep));
            }
        }
    }

    [Fact]
    public void Values_are_named_by_the_layers_that_make_them()
    {
        var arena = ArenaReport.Of(Planner.Plan(PassPipeline.Inference(DefinitionTracer.Trace(typeof(DenseNet121))), InstructionSet.Avx2));

        // All that a dense block concatenates lies in one buffer, which its last concatenation names.
        var block = arena.Buffers.Single(b => b.Name == "features.concat#6");
        Assert.Equal("features.maxpool2d", arena.Steps[block.FirstStep]);
        Assert.Equal("features.transition1.norm", arena.Steps[block.LastStep]);
        Assert.Equal(4 * 256 * 56 * 56, block.Bytes);
    }

    [Fact]
    public void Arenas_are_read_back_equal()
    {
        var definition = DefinitionTracer.Trace(typeof(ShuffleNetV2));
        var report = PlannedReport.Build(definition, [.. InstructionSet.All.Select(i => Planner.Plan(PassPipeline.Inference(definition), i))]);
        Assert.Equal(3, report.Arenas.Count);
        Assert.Equal(report, ReportJsonReader.Read(ReportJson.Write(report)));
    }
}
