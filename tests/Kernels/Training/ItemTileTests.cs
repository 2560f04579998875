using NetGen.Cli.Compilation;
using NetGen;
using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenOracle;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>Layers whose results have one pixel, which are computed for several items at a time.</summary>
public class ItemTileTests
{
    sealed class Pixels : Module
    {
        readonly Conv2d conv1 = new(40, 3, stride: 2, padding: 1), conv2 = new(40, 3, padding: 1), conv3 = new(50, 3, padding: 1), grouped = new(60, 1, groups: 2);
        readonly Linear fc1 = new(70), fc2 = new(21);

        public Tensor Forward([Shape(24, 2, 2)] Tensor x)
        {
            var y = x | conv1 | ReLU;
            var z = (y | conv2) + y | ReLU;
            return z | conv3 | ReLU | grouped | Flatten | fc1 | ReLU | fc2;
        }
    }

    /// <summary>Batches that need every size of tile, and some of them twice.</summary>
    [Fact]
    public void All_batches_have_the_gradients_of_the_oracle() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Pixels)), 9 * 50, 2, 13, 21);

    [Fact]
    public void The_bits_of_an_item_do_not_depend_on_the_others()
    {
        const int Items = 13;
        var training = PassPipeline.TrainingKernels(PassPipeline.Training(DefinitionTracer.Trace(typeof(Pixels)), new(InputGradients: true)));
        var (graph, scopes) = (training.Graph, new ValueScopes(training.Graph));
        var inputs = graph.Inputs.Select(i => FormulaTensor.Uniform(i.Name, graph.ShapeOf(i.Value).Length * Items)).ToList();
        var outputs = graph.Outputs.Select(o => (o.Name, graph.ShapeOf(o.Value).Length, scopes[o.Value] == ValueScope.Item)).ToList();
        foreach (var instructionSet in InstructionSet.All)
        {
            var plan = Planner.PlanTraining(graph, instructionSet, training.FirstBackwardNode);
            Assert.Contains(plan.Steps, s => s.Algorithm.Contains("items×", StringComparison.Ordinal));
            var program = GeneratedProgram.CompileTraining(plan, name => FormulaTensor.Parameter(name, graph.Parameters.Single(p => p.Name == name).Shape));
            var together = program.Run(inputs, outputs, Items, threads: 2);
            for (var item = 0; item < Items; item++)
            {
                var alone = program.Run([.. inputs.Select(i => Part(i, item))], outputs, 1, threads: 1);
                for (var i = 0; i < outputs.Count; i++)
                {
                    if (outputs[i].Item3) Assert.True(Part(together[i], item).AsSpan().SequenceEqual(alone[i]), $"{outputs[i].Name} of item {item} on {instructionSet}");
                }
            }
        }

        static float[] Part(float[] values, int item) => values[(values.Length / Items * item)..(values.Length / Items * (item + 1))];
    }
}
