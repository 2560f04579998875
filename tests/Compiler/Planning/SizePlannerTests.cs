using NetGen.Cli.Compilation;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;
using NetGenCompiler.Planning.Winograd;

namespace NetGen.Compiler.Tests.Planning;

/// <summary>All sizes of a network read one set of packed weights.</summary>
public class SizePlannerTests
{
    sealed class Large : Module
    {
        readonly Conv2d conv = new(96, 3, padding: 1);

        public Tensor Forward([Shape(64, 56, 56)] Tensor x) => x | conv;
    }

    sealed class Small : Module
    {
        readonly Conv2d conv = new(96, 3, padding: 1);

        public Tensor Forward([Shape(64, 9, 6)] Tensor x) => x | conv;
    }

    sealed class Tiny : Module
    {
        readonly Conv2d conv = new(96, 3, padding: 1);

        public Tensor Forward([Shape(64, 1, 1)] Tensor x) => x | conv;
    }

    [Fact]
    public void Transformed_weights_are_packed_once_for_all_sizes()
    {
        foreach (var plans in Plan(exactConvolutions: false, typeof(Large), typeof(Small), typeof(Tiny)))
        {
            Assert.All(plans, p => Assert.Single(p.Weights, w => w.Sources.Count > 0 && w.Method == "Winograd"));
            Assert.All(plans, p => Assert.DoesNotContain(p.Weights, w => w.Method == "Dense"));
            Assert.All(plans, p => Assert.Contains(p.Steps, s => s is WinogradStep));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Weights_that_the_first_size_has_as_they_are_serve_all_sizes(bool exactConvolutions)
    {
        foreach (var plans in Plan(exactConvolutions, typeof(Tiny), typeof(Large)))
        {
            Assert.All(plans, p => Assert.Single(p.Weights, w => w.Method == "Dense"));
            Assert.All(plans, p => Assert.DoesNotContain(p.Steps, s => s is WinogradStep));
        }
    }

    static IEnumerable<IReadOnlyList<NetworkPlan>> Plan(bool exactConvolutions, params Type[] sizes) =>
        InstructionSet.All.Select(set => SizePlanner.Plan([.. sizes.Select(s => PassPipeline.Inference(DefinitionTracer.Trace(s)))], set, new(exactConvolutions, TuningTable.Empty)));
}
