using NetGen.Cli.Compilation;
using NetGen.Testing;
using NetGenCompiler.Emission;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Edges;

namespace NetGen.Compiler.Tests.Planning;

public class PlannerTests
{
    sealed class Rectifier : Module
    {
        public Tensor Forward([Shape(3, 5, 7)] Tensor x) => x | ReLU;
    }

    sealed class Slopes : Module
    {
        readonly PReLU slopes = new(perChannel: true);

        public Tensor Forward([Shape(6, 9, 9)] Tensor x) => x | slopes;
    }

    sealed class Widths : Module
    {
        readonly Conv2d narrow = new(16, 1), expand = new(512, 1), wide = new(512, 1);
        readonly Linear fc = new(1000);

        public Tensor Forward([Shape(256, 7, 7)] Tensor x) => x | narrow | expand | wide | GlobalAvgPool | Flatten | fc;
    }

    [Fact]
    public void Weights_are_fetched_ahead_where_the_caches_do_not_hold_them_and_pixels_share_them()
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(typeof(Widths)));
        foreach (var instructionSet in InstructionSet.All)
        {
            var plan = Planner.Plan(graph, instructionSet);
            var fetching = plan.Steps.OfType<DenseStep>().Where(s => StepText.Of(StepForm.Of(s, plan)).Kernels.OfType<DenseTile>().Any(t => t.FetchedWeights > 0));
            Assert.Equal(instructionSet.Prefetches ? ["wide"] : [], fetching.Select(s => s.Name));
        }
    }

    [Fact]
    public void Backward_reads_no_input_that_the_caller_passed_forward()
    {
        var training = PassPipeline.TrainingKernels(PassPipeline.Training(DefinitionTracer.Trace(typeof(Slopes)), new()));
        foreach (var instructionSet in InstructionSet.All)
        {
            var plan = Planner.PlanTraining(training.Graph, instructionSet, training.FirstBackwardNode);
            var loaded = plan.Steps.Skip(plan.ForwardSteps).OfType<LoadInputStep>().Select(s => plan.Graph.Inputs[s.Input].Name);
            Assert.Equal(["output.gradient"], loaded);

            // Backward wants another order of it than forward.
            Assert.Contains(plan.Steps.Skip(plan.ForwardSteps), s => s is ReorderStep && s.Name.StartsWith("x.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_planned_network_runs_within_its_buffers(int threads)
    {
        var graph = DefinitionTracer.Trace(typeof(Rectifier));
        var x = Enumerable.Range(0, 105).Select(i => (i % 13) - 6f).ToArray();
        foreach (var instructionSet in InstructionSet.All)
        {
            using var program = GeneratedProgram.Compile(Planner.Plan(graph, instructionSet), _ => throw new InvalidOperationException("there are no weights"));
            Assert.Equal(x.Select(v => Math.Max(v, 0)), program.Run([x], threads)[0]);
        }
    }
}
