using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenOracle;

namespace NetGenCompiler.Kernels.Tests.Graphs;

/// <summary>
/// A network through passes, planner and emitter, compiled and run. Every node is held to the oracle with the numbers that the program itself
/// computed for its operands, so that the tolerance is the node's own rounding and nothing hides in a large one for the whole.
/// </summary>
sealed class ComposedNetwork
{
    readonly Graph graph;
    readonly Graph observed;
    readonly Value[] values;

    public ComposedNetwork(Graph definition)
    {
        graph = PassPipeline.Inference(definition);
        values = [.. graph.Nodes.SelectMany((n, i) => n.Outputs.Select((_, output) => new Value(i, output)))];
        observed = graph with { Outputs = values.Select((v, i) => new NamedValue($"value{i}", v)).ToEquatableArray() };
    }

    /// <summary>Runs the network for an instruction set, with and without a look at its inner values.</summary>
    public void Verify(InstructionSet instructionSet)
    {
        var inputs = graph.Inputs.Select(i => FormulaTensor.Input(i.Name, graph.ShapeOf(i.Value))).ToList();
        using var observedProgram = GeneratedProgram.Compile(Planner.Plan(observed, instructionSet), State);
        var inner = observedProgram.Run(inputs);
        var computed = values.Zip(inner).ToDictionary(v => v.First, v => v.Second);
        CheckNodes(computed, instructionSet);

        // Other lifetimes, hence another arena, and the same bits.
        using var program = GeneratedProgram.Compile(Planner.Plan(graph, instructionSet), State);
        foreach (var threads in (int[])[1, 2])
        {
            var outputs = program.Run(inputs, threads);
            for (var i = 0; i < outputs.Length; i++)
            {
                var expected = computed[graph.Outputs[i].Value];
                Assert.True(outputs[i].AsSpan().SequenceEqual(expected), $"{graph.Name}, {instructionSet.Name}, {threads} threads: other bits in {graph.Outputs[i].Name}");
            }
        }
    }

    void CheckNodes(Dictionary<Value, float[]> computed, InstructionSet instructionSet)
    {
        var bounds = new RoundingBounds(graph, FormulaTensor.Parameters(graph), batch: 1);
        for (var index = 0; index < graph.Nodes.Count; index++)
        {
            var node = graph.Nodes[index];
            if (node.Op is Input) continue;
            var expected = bounds.Of(node, v => new(graph.ShapeOf(v), 1, FormulaTensor.Widen(computed[v])));
            for (var output = 0; output < expected.Count; output++) Compare(node, expected[output], computed[new(index, output)], instructionSet);
        }
    }

    void Compare(Node node, (OracleTensor Results, double[] Bounds) expected, float[] actual, InstructionSet instructionSet)
    {
        for (var i = 0; i < actual.Length; i++)
        {
            var (value, bound) = (expected.Results.Data[i], expected.Bounds[i]);
            if (Math.Abs(actual[i] - value) <= bound + float.Epsilon) continue;
            Assert.Fail($"{graph.Name}, {instructionSet.Name}: {node.Name} ({node.Op}) [{i}] is {actual[i]}, expected {value} ± {bound}\n{GraphText.Write(graph)}");
        }
    }

    float[] State(string name) => FormulaTensor.Parameter(name, graph.Parameters.Single(p => p.Name == name).Shape);
}
