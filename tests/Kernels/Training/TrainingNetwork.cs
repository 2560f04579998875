using NetGen.Testing;
using NetGen.Testing.Guarding;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenOracle;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>
/// A network's generated forward and backward, held to the oracle: results, gradients of parameters and inputs, and running statistics, on every
/// instruction set, for batches of one and three, with the same bits for any number of threads.
/// </summary>
static class TrainingNetwork
{
    /// <summary>Verifies a definition.</summary>
    /// <param name="definition">The graph before any pass.</param>
    /// <param name="reduction">The length of the longest sum per item, which the tolerance grows with.</param>
    /// <param name="batches">The batches; of one item and three unless others matter.</param>
    public static void Verify(Graph definition, long reduction, params int[] batches) =>
        Verify(PassPipeline.Training(definition, new(InputGradients: true, Dropout: true)), reduction, null, batches);

    /// <summary>Verifies a network with its gradients.</summary>
    /// <param name="training">The graph before the passes that bring it to kernels.</param>
    /// <param name="reduction">The length of the longest sum per item.</param>
    /// <param name="change">What becomes of the graph after those passes.</param>
    /// <param name="batches">The batches; of one item and three unless others matter.</param>
    public static void Verify(TrainingGraph training, long reduction, Func<TrainingGraph, TrainingGraph>? change = null, params int[] batches)
    {
        var (lowered, name) = (PassPipeline.TrainingKernels(training), training.Graph.Name);
        if (change is not null) lowered = change(lowered);
        Assert.Empty(GraphVerifier.Verify(lowered.Graph));
        var graph = lowered.Graph;
        var parameters = graph.Parameters.ToDictionary(p => p.Name, p => FormulaTensor.Parameter(p.Name, p.Shape));
        var outputs = OutputsOf(graph);
        var optional = lowered.InputGradients.Select(g => g.Twin).ToEquatableArray();
        foreach (var instructionSet in InstructionSet.All)
        {
            var program = GeneratedProgram.CompileTraining(Planner.PlanTraining(graph, instructionSet, lowered.FirstBackwardNode, optional), p => parameters[p]);
            foreach (var items in batches.Length > 0 ? batches : [1, 3])
            {
                var inputs = FormulaTensor.Inputs(training.Graph, items);
                var expected = OracleExecutor.Run(training.Graph, FormulaTensor.Parameters(training.Graph), inputs, items, random: new(GuardedTraining.Seed, GuardedTraining.Step)).Outputs;
                var narrow = graph.Inputs.Select(i => inputs[i.Name].Select(v => (float)v).ToArray()).ToList();
                float[][]? first = null;
                foreach (var threads in new[] { 1, 2 })
                {
                    var actual = program.Run(narrow, outputs, items, threads);
                    for (var i = 0; i < outputs.Count; i++) Compare($"{name} on {instructionSet}, {items} items, {outputs[i].Name}", expected[outputs[i].Name], actual[i], reduction * items);
                    first ??= actual;
                    for (var i = 0; i < outputs.Count; i++) Assert.True(first[i].AsSpan().SequenceEqual(actual[i]), $"{name} on {instructionSet}, {outputs[i].Name}: other bits with {threads} threads");
                }

                var fewer = program.Run(narrow, outputs, items, threads: 1, output => !optional.Contains(output));
                for (var i = 0; i < outputs.Count; i++)
                {
                    if (!optional.Contains(outputs[i].Name)) Assert.True(first![i].AsSpan().SequenceEqual(fewer[i]), $"{name} on {instructionSet}, {outputs[i].Name}: other bits without gradients of inputs");
                }
            }
        }
    }

    /// <summary>What a training computes for three items of formula numbers, without a look at whether it is right.</summary>
    public static IReadOnlyDictionary<string, float[]> Run(TrainingGraph lowered, InstructionSet instructionSet)
    {
        const int Items = 3;
        var graph = lowered.Graph;
        var parameters = graph.Parameters.ToDictionary(p => p.Name, p => FormulaTensor.Parameter(p.Name, p.Shape));
        var program = GeneratedProgram.CompileTraining(Planner.PlanTraining(graph, instructionSet, lowered.FirstBackwardNode), p => parameters[p]);
        var inputs = FormulaTensor.Inputs(graph, Items);
        var outputs = OutputsOf(graph);
        var results = program.Run([.. graph.Inputs.Select(i => inputs[i.Name].Select(v => (float)v).ToArray())], outputs, Items, threads: 2);
        return outputs.Zip(results).ToDictionary(p => p.First.Name, p => p.Second);
    }

    static IReadOnlyList<(string Name, long Length, bool IsPerItem)> OutputsOf(Graph graph)
    {
        var scopes = new ValueScopes(graph);
        return [.. graph.Outputs.Select(o => (o.Name, graph.ShapeOf(o.Value).Length, scopes[o.Value] == ValueScope.Item))];
    }

    static void Compare(string what, double[] expected, float[] actual, long reduction)
    {
        Assert.Equal(expected.Length, actual.Length);
        var tolerance = ((8 + reduction) / (double)(1 << 23) * expected.Select(Math.Abs).DefaultIfEmpty().Max()) + 2e-38;
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{what}: element {i} is {actual[i]:R}, not {expected[i]:R} ± {tolerance:R}");
        }
    }
}
