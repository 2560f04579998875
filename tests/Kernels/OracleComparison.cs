using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenOracle;

namespace NetGenCompiler.Kernels.Tests;

/// <summary>Holds generated programs to the oracle, on every instruction set, within guarded buffers.</summary>
static class OracleComparison
{
    /// <summary>A graph that applies each operator to an input of its own shape; every result is an output.</summary>
    public static Graph GraphOf(params IEnumerable<(TensorShape Input, Op Op)> cases)
    {
        var builder = new GraphBuilder();
        var outputs = new List<NamedValue>();
        foreach (var group in cases.GroupBy(c => c.Input))
        {
            var x = builder.AddInput($"x{group.Key}", group.Key);
            foreach (var (_, op) in group)
            {
                foreach (var value in builder.Apply(new LayerHandle(op, null), [x], null, null)) outputs.Add(new($"y{outputs.Count}", value));
            }
        }

        return builder.Build("Cases", [], new Dictionary<object, string>(), outputs);
    }

    /// <summary>Runs a graph and compares each output: |Δ| ≤ terms · 2⁻²⁴ · 4 · (the largest value of the output, or 1 where that is less).</summary>
    /// <param name="graph">A definition's graph.</param>
    /// <param name="terms">How many rounded operations make a number of the result.</param>
    /// <param name="threads">Threads that share each step.</param>
    public static void Check(Graph graph, double terms, int threads = 2)
    {
        var expected = OracleExecutor.RunFormula(graph).Outputs;
        foreach (var instructionSet in InstructionSet.All)
        {
            using var program = GeneratedProgram.Compile(Planner.Plan(PassPipeline.Inference(graph), instructionSet), name => Parameter(graph, name));
            var actual = program.Run([.. graph.Inputs.Select(i => FormulaTensor.Input(i.Name, graph.ShapeOf(i.Value)))], threads);
            for (var i = 0; i < graph.Outputs.Count; i++) Compare($"{instructionSet}: {Describe(graph, i)}", expected[graph.Outputs[i].Name], actual[i], terms);
        }
    }

    static void Compare(string what, double[] expected, float[] actual, double terms)
    {
        var tolerance = terms * 4 * Math.Pow(2, -24) * Math.Max(1, expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max());
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var isNear = double.IsFinite(expected[i]) ? Math.Abs(expected[i] - actual[i]) <= tolerance : expected[i].Equals((double)actual[i]);
            Assert.True(isNear, $"{what}: element {i} is {actual[i]}, not {expected[i]} (tolerance {tolerance:E1})");
        }
    }

    static string Describe(Graph graph, int output)
    {
        var node = graph.Nodes[graph.Outputs[output].Value.Node];
        return $"{node.Op} on {string.Join(", ", graph.InputShapes(node))}";
    }

    static float[] Parameter(Graph graph, string name) => FormulaTensor.Parameter(name, graph.Parameters.Single(p => p.Name == name).Shape);
}
