using NetGen.Testing;
using NetGenCompiler.Planning;

namespace NetGen.Compiler.Tests.Planning;

public class PlannerTests
{
    sealed class Rectifier : Module
    {
        public Tensor Forward([Shape(3, 5, 7)] Tensor x) => x | ReLU;
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
