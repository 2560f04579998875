using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;

namespace NetGenOracle.Tests.Gradients;

/// <summary>The backward rule of every operator, with the backward operators as the oracle defines them, against PyTorch and against differences.</summary>
public class OperatorGradientTests
{
    const int Step = 7919;

    public static TheoryData<int> Lines => [.. Enumerable.Range(0, GradientReference.All.Count)];

    // Formula operands lie between −2 and 2, and where they meet a kink is a matter of their names: none is within a difference's step.
    public static TheoryData<int> Smooth => [.. Enumerable.Range(0, GradientReference.All.Count).Where(i => !GradientReference.All[i].Case.HasValues)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_gradients_are_those_of_PyTorch(int index)
    {
        var reference = GradientReference.All[index];
        var graph = reference.Case.Graph();
        var options = reference.Options(graph);
        Check(reference, graph, Differentiation.Run(TrainingMode.Run(graph, options), options));
        Check(reference, graph, PassPipeline.Training(graph, options));
    }

    [Theory]
    [MemberData(nameof(Smooth))]
    public void The_gradients_are_those_of_differences(int index)
    {
        var reference = GradientReference.All[index];
        var options = reference.Options(reference.Case.Graph());
        var training = Differentiation.Run(TrainingMode.Run(reference.Case.Graph(), options), options);
        FiniteDifferences.Check(training, FormulaTensor.Parameters(training.Graph), reference.Inputs(training), reference.Case.Batch);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_operators_that_have_kernels_compute_the_same(int index)
    {
        var reference = GradientReference.All[index];
        var graph = reference.Case.Graph();
        var training = PassPipeline.Training(graph, reference.Options(graph));
        var lowered = PassPipeline.TrainingKernels(training);
        Assert.Empty(GraphVerifier.Verify(lowered.Graph));
        var expected = OracleExecutor.Run(training.Graph, FormulaTensor.Parameters(graph), reference.Inputs(training), reference.Case.Batch).Outputs;
        var actual = OracleExecutor.Run(lowered.Graph, FormulaTensor.Parameters(graph), reference.Inputs(training), reference.Case.Batch).Outputs;
        foreach (var (name, values) in expected)
        {
            var scale = values.Select(Math.Abs).DefaultIfEmpty().Max();
            for (var i = 0; i < values.Length; i++) Assert.Equal(values[i], actual[name][i], (1e-10 * scale) + 1e-300);
        }
    }

    [Fact]
    public void Every_backward_operator_is_computed_by_some_case()
    {
        var computed = GradientReference.All.SelectMany(r =>
        {
            var graph = r.Case.Graph();
            var training = PassPipeline.Training(graph, r.Options(graph));
            return training.Graph.Nodes.Concat(PassPipeline.TrainingKernels(training).Graph.Nodes).Select(n => n.Op.Name);
        });
        // What draws, and what is kept in 16 bits, has tests of its own.
        Assert.Empty(OperatorNames.Training.Except(computed).Except(["RandomDropout", "DroppedWeight", "DropConnectTraining", "Cast"]));
    }

    static void Check(GradientReference reference, Graph graph, TrainingGraph training)
    {
        Assert.Empty(GraphVerifier.Verify(training.Graph));
        var results = OracleExecutor.Run(training.Graph, FormulaTensor.Parameters(graph), reference.Inputs(training), reference.Case.Batch).Outputs;
        var gradients = training.InputGradients.OrderBy(g => g.Name, StringComparer.Ordinal).Concat(training.ParameterGradients).Select(g => g.Twin);
        var names = reference.IsTraining ? [.. graph.Outputs.Select(o => o.Name), .. gradients, .. training.Statistics.Select(s => s.Twin).Take(2)] : gradients;
        double[] actual = [.. names.SelectMany(n => results[n])];
        var expected = reference.Samples;
        Assert.Equal(Math.Min(actual.Length, 32), expected.Length / sizeof(double));
        for (var i = 0; i < expected.Length / sizeof(double); i++)
        {
            var (place, value) = ((int)((long)i * Step % actual.Length), BitConverter.ToDouble(expected, i * sizeof(double)));
            var isRight = Math.Abs(actual[place] - value) <= (1e-10 * Math.Abs(value)) + 1e-13;
            Assert.True(isRight, $"{reference}: gradient [{place}] is {actual[place]:R}, PyTorch has {value:R}");
        }
    }
}
