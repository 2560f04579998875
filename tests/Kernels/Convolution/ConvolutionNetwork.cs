using NetGen.Testing;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Cases side by side as one network, each with its own inputs and output, so that they are compiled together.</summary>
sealed class ConvolutionNetwork
{
    readonly IReadOnlyList<ConvolutionCase> cases;
    readonly Graph graph;

    public ConvolutionNetwork(IReadOnlyList<ConvolutionCase> cases)
    {
        this.cases = cases;
        var builder = new GraphBuilder();
        var epilogues = new Dictionary<Value, EquatableArray<Epilogue>>();
        var layers = new List<(LayerHandle, string)>();
        var outputs = new List<NamedValue>();
        for (var i = 0; i < cases.Count; i++)
        {
            var x = builder.AddInput($"x{i}", cases[i].Input);
            var operands = cases[i].Following.Select((f, k) => Epilogue(builder, f, cases[i].Output, OperandName(i, k))).ToEquatableArray();
            var layer = new LayerHandle(cases[i].Op, null);
            var y = builder.Apply(layer, [x], null, null)[0];
            epilogues[y] = operands;
            layers.Add((layer, $"layer{i}"));
            outputs.Add(new($"y{i}", y));
        }

        var plain = builder.Build("Cases", layers, new Dictionary<object, string>(), outputs);
        graph = plain with
        {
            Nodes = plain.Nodes.Select((n, i) => epilogues.TryGetValue(new(i), out var e) && n.Op is not Input ? n with { Epilogues = e } : n).ToEquatableArray(),
        };
    }

    /// <summary>How each case is computed.</summary>
    public IReadOnlyList<string> Algorithms(InstructionSet instructionSet, PlanningOptions? options = null) =>
        [.. Planner.Plan(graph, instructionSet, options: options).Steps.Where(s => s.Name.StartsWith("layer", StringComparison.Ordinal)).Select(s => s.Algorithm)];

    /// <summary>The ways to compute each case.</summary>
    public IReadOnlyList<IReadOnlyList<(ConvolutionShape Shape, ConvolutionTiles Tiles, double Cycles)>> Candidates(InstructionSet instructionSet) =>
        [.. Planner.Plan(graph, instructionSet).Steps.Select(s => TileCandidates.Of(s, PlanningOptions.Default)).Where(c => c.Count > 0)];

    /// <summary>The largest error of each case, of its largest result; the cases are without anything that follows.</summary>
    public IReadOnlyList<double> LargestErrors(InstructionSet instructionSet, bool exactConvolutions)
    {
        using var program = GeneratedProgram.Compile(Planner.Plan(graph, instructionSet, options: new(exactConvolutions, TuningTable.Empty)), State);
        var results = program.Run([.. graph.Inputs.Select(i => Formula.Numbers(i.Name, graph.ShapeOf(i.Value).Length))]);
        return [.. results.Select((actual, i) =>
        {
            var expected = Naive(i, w => w).Results;
            return actual.Zip(expected, (a, e) => Math.Abs(a - e)).Max() / expected.Max(Math.Abs);
        })];
    }

    /// <summary>Runs all cases for an instruction set, on one thread and on two, and compares them with the naive layers.</summary>
    /// <param name="instructionSet">The instruction set.</param>
    /// <param name="options">How they are planned.</param>
    /// <param name="rounded">What becomes of a weight before it is multiplied by; nothing unless given.</param>
    public void Verify(InstructionSet instructionSet, PlanningOptions? options = null, Func<float, float>? rounded = null)
    {
        using var program = GeneratedProgram.Compile(Planner.Plan(graph, instructionSet, options: options), State);
        var inputs = graph.Inputs.Select(i => Formula.Numbers(i.Name, graph.ShapeOf(i.Value).Length)).ToList();
        var results = program.Run(inputs);
        var ofTwoThreads = program.Run(inputs, threads: 2);
        for (var i = 0; i < cases.Count; i++)
        {
            Assert.True(results[i].AsSpan().SequenceEqual(ofTwoThreads[i]), $"{cases[i]}: other bits on two threads");
            Compare(i, results[i], rounded ?? (w => w));
        }
    }

    void Compare(int index, float[] actual, Func<float, float> rounded)
    {
        var c = cases[index];
        var (expected, bounds) = Naive(index, rounded);
        for (var i = 0; i < expected.Length; i++)
        {
            var (value, bound) = (expected[i], bounds[i]);
            for (var k = 0; k < c.Following.Length; k++) (value, bound) = Apply(c, OperandName(index, k), c.Following[k], i, value, bound);
            if (!(Math.Abs(actual[i] - value) <= bound)) Assert.Fail($"{c}: element {i} is {actual[i]}, expected {value} ± {bound}");
        }
    }

    (double[] Results, double[] Bounds) Naive(int index, Func<float, float> rounded)
    {
        var c = cases[index];
        var bias = c.Op.Parameters([c.Input]).Count > 1 ? State($"layer{index}.bias") : null;
        return NaiveLayer.Run(c.Op, c.Input, Formula.Numbers($"x{index}", c.Input.Length), [.. State($"layer{index}.weight").Select(rounded)], bias);
    }

    float[] State(string name) => Formula.Numbers(name, graph.Parameters.Single(p => p.Name == name).Shape.Length);

    static string OperandName(int index, int epilogue) => $"operand{index}_{epilogue}";

    static Epilogue Epilogue(GraphBuilder builder, Following following, TensorShape output, string name)
    {
        if (following == Following.Rectify) return new(new ReLU(), null, false, []);
        Op op = following switch
        {
            Following.AddTensor => new Add(),
            Following.SubtractFromTensor => new Subtract(),
            _ => new Multiply(),
        };
        return new(op, builder.AddInput(name, OperandShape(following, output)), following == Following.SubtractFromTensor, []);
    }

    static TensorShape OperandShape(Following following, TensorShape output) => following switch
    {
        Following.MultiplyChannel => TensorShape.Of(output.Channels, 1, 1),
        Following.MultiplyPixel => TensorShape.Of(1, output.Height, output.Width),
        _ => output,
    };

    static (double Value, double Bound) Apply(ConvolutionCase c, string name, Following following, int element, double value, double bound)
    {
        if (following == Following.Rectify) return (Math.Max(0, value), bound);
        var shape = OperandShape(following, c.Output);
        var index = following switch
        {
            Following.MultiplyChannel => element / (c.Output.Height * c.Output.Width),
            Following.MultiplyPixel => element % (c.Output.Height * c.Output.Width),
            _ => element,
        };
        var operand = (double)Formula.Numbers(name, shape.Length)[index];
        var result = following switch
        {
            Following.AddTensor => value + operand,
            Following.SubtractFromTensor => operand - value,
            _ => value * operand,
        };
        return (result, bound + (1e-7 * (Math.Abs(value) + Math.Abs(operand))));
    }
}
