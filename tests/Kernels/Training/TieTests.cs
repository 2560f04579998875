using NetGen.Cli.Compilation;
using NetGen;
using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenOracle;
using static NetGen.Functional;
using Size2 = NetGen.Size2;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>Which of equal maxima, and of what is no number, a gradient goes to.</summary>
public class TieTests
{
    sealed class Maxima : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E) Forward([Shape(19, 7, 9)] Tensor x) =>
            (x | MaxPool2d(3, stride: 2, padding: 1), x | AdaptiveMaxPool2d(new Size2(2, 4)), x | GlobalMaxPool, x | Max(2), x | Max(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Equal_maxima_and_what_is_no_number_have_gradients_as_the_oracle_says(bool hasExtremes)
    {
        const int Items = 2;
        var training = PassPipeline.Training(DefinitionTracer.Trace(typeof(Maxima)), new(InputGradients: true));
        var lowered = PassPipeline.TrainingKernels(training);
        var (graph, scopes) = (lowered.Graph, new ValueScopes(lowered.Graph));
        var inputs = graph.Inputs.ToDictionary(i => i.Name, i => FormulaTensor.Uniform(i.Name, graph.ShapeOf(i.Value).Length * Items).Select(v => i.Name == "x" ? Level(v, hasExtremes) : v).ToArray());
        var expected = OracleExecutor.Run(training.Graph, new Dictionary<string, double[]>(), inputs.ToDictionary(i => i.Key, i => FormulaTensor.Widen(i.Value)), Items).Outputs;
        Assert.Equal(hasExtremes, expected["A"].Any(double.IsNaN));
        foreach (var instructionSet in InstructionSet.All)
        {
            var program = GeneratedProgram.CompileTraining(Planner.PlanTraining(graph, instructionSet, lowered.FirstBackwardNode), _ => []);
            var actual = program.Run([.. graph.Inputs.Select(i => inputs[i.Name])], [.. graph.Outputs.Select(o => (o.Name, graph.ShapeOf(o.Value).Length, scopes[o.Value] == ValueScope.Item))], Items, 2);
            for (var i = 0; i < graph.Outputs.Count; i++)
            {
                var name = graph.Outputs[i].Name;
                Assert.All(expected[name].Zip(actual[i]), pair => Assert.True(pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) < 1e-5, $"{name} on {instructionSet}: {pair.Second}, not {pair.First}"));
            }
        }
    }

    /// <summary>Few different numbers, so that windows have several largest.</summary>
    static float Level(float value, bool hasExtremes) =>
        hasExtremes && value > 0.8f ? float.NaN : hasExtremes && value < -0.2f ? float.NegativeInfinity : MathF.Round(2 * value) / 2;
}
