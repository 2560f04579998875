using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenOracle;

namespace NetGenCompiler.Kernels.Tests;

/// <summary>
/// Many small operators as one network, so that a program is compiled once for all of them: every applied result can be an output, held to the
/// oracle on every instruction set and for several numbers of threads.
/// </summary>
sealed class OperatorNetwork(string name)
{
    readonly GraphBuilder builder = new();
    readonly List<NamedValue> outputs = [];
    readonly List<(LayerHandle Layer, string Path)> layers = [];
    readonly Dictionary<string, long> reductions = [];
    int inputs;

    public Value Input(params int[] dimensions) => builder.AddInput($"input{inputs++}", TensorShape.Of(dimensions));

    /// <summary>A map that lies in blocks of channels: the result of a small convolution.</summary>
    public Value Blocked(int channels, int height, int width) => Apply(new Conv2d(channels, new(1, 1)), Input(2, height, width));

    public Value Apply(Op op, params Value[] operands) => ApplyAll(op, operands)[0];

    public IReadOnlyList<Value> ApplyAll(Op op, params Value[] operands)
    {
        var layer = new LayerHandle(op, null);
        layers.Add((layer, $"{op.Name}{layers.Count}"));
        return builder.Apply(layer, operands, null, null);
    }

    /// <summary>Makes a value an output, to be right within the rounding of sums of so many terms.</summary>
    public void Output(Value value, long reduction = 1)
    {
        var output = $"output{outputs.Count}";
        outputs.Add(new(output, value));
        reductions[output] = reduction;
    }

    /// <summary>Applies an operator and makes its result an output.</summary>
    public Value Check(Op op, params Value[] operands)
    {
        var result = Apply(op, operands);
        Output(result);
        return result;
    }

    public Graph Build() => builder.Build(name, layers, new Dictionary<object, string>(), outputs);

    /// <summary>Holds all outputs to the oracle.</summary>
    public void Verify(IReadOnlyList<InstructionSet>? instructionSets = null, Func<Graph, IReadOnlyDictionary<string, float[]>>? inputs = null, bool isRelative = false)
    {
        var graph = Build();
        var values = inputs?.Invoke(graph) ?? graph.Inputs.ToDictionary(i => i.Name, i => FormulaTensor.Input(i.Name, graph.ShapeOf(i.Value)));
        var expected = OracleExecutor.Run(graph, FormulaTensor.Parameters(graph), values.ToDictionary(v => v.Key, v => FormulaTensor.Widen(v.Value))).Outputs;
        var parameters = graph.Parameters.ToDictionary(p => p.Name, p => FormulaTensor.Parameter(p.Name, p.Shape));
        var optimized = PassPipeline.Inference(graph);
        foreach (var instructionSet in instructionSets ?? InstructionSet.All)
        {
            using var program = GeneratedProgram.Compile(Planner.Plan(optimized, instructionSet), p => parameters[p]);
            float[][]? first = null;
            foreach (var threads in new[] { 1, 2, 3 })
            {
                var actual = program.Run([.. graph.Inputs.Select(i => values[i.Name])], threads);
                for (var i = 0; i < outputs.Count; i++) Compare(graph, i, instructionSet, expected[outputs[i].Name], actual[i], isRelative);
                first ??= actual;
                for (var i = 0; i < outputs.Count; i++) Assert.True(first[i].AsSpan().SequenceEqual(actual[i]) || first[i].Any(float.IsNaN), $"{Describe(graph, i)} on {instructionSet}: other bits with {threads} threads");
            }
        }
    }

    void Compare(Graph graph, int output, InstructionSet instructionSet, double[] expected, float[] actual, bool isRelative)
    {
        var largest = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        var units = (8 + reductions[outputs[output].Name]) / (double)(1 << 23);
        for (var i = 0; i < expected.Length; i++)
        {
            // Below the normal range of float digits are lost by nature.
            var tolerance = (units * (isRelative ? Math.Abs(expected[i]) : largest)) + 2e-38;
            var isRight = double.IsNaN(expected[i]) ? float.IsNaN(actual[i])
                : double.IsInfinity(expected[i]) || Math.Abs(expected[i]) > float.MaxValue ? actual[i] == (float)expected[i]
                : Math.Abs(expected[i] - actual[i]) <= tolerance;
            Assert.True(isRight, $"{Describe(graph, output)} on {instructionSet}: element {i} is {actual[i]:R}, not {expected[i]:R} ± {tolerance:R}");
        }
    }

    string Describe(Graph graph, int output)
    {
        var node = graph.Nodes[outputs[output].Value.Node];
        return $"output {output}, {node.Op} of {string.Join(", ", node.Inputs.Select(graph.ShapeOf).Select(s => s.ToDisplayString()))}";
    }
}
