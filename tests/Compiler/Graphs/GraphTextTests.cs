using System.Globalization;
using System.Reflection;
using NetGen.Cli.Compilation;
using NetGen.Compiler.Tests.Ops;
using NetGenCompiler.Graphs;
using NetGenCompiler.Graphs.Text;
using NetGenCompiler.Ops;

namespace NetGen.Compiler.Tests.Graphs;

public class GraphTextTests
{
    const string Header = "graph g\nparameter p0 c.weight f32[4] trainable constant(1)\n%0 x = Input(shape: f32[3x8x8]) () -> (f32[3x8x8])\n";

    sealed class Small : Module
    {
        readonly Conv2d conv = new(8, kernel: 3, stride: (2, 1), padding: (1, 1, 0, 0), bias: false);
        readonly BatchNorm2d norm = new(eps: 0.001f);

        public (Tensor Map, Tensor Halves) Forward([Shape(3, 9, 9)] Tensor x)
        {
            var y = x | conv | norm | LeakyReLU(0.1f);
            var halves = Chunk(y, 2);
            return (y, halves[0] + halves[1]);
        }
    }

    [Fact]
    public void A_graph_is_a_line_for_each_parameter_node_input_and_output() => Assert.Equal(
        """
        graph Small
        parameter p0 conv.weight f32[8x3x3x3] trainable uniform(0.19245008972987526)
        parameter p1 norm.weight f32[8] trainable constant(1)
        parameter p2 norm.bias f32[8] trainable constant(0)
        parameter p3 norm.running_mean f32[8] buffer constant(0)
        parameter p4 norm.running_var f32[8] buffer constant(1)
        parameter p5 norm.num_batches_tracked i64[] counter constant(0)
        %0 x = Input(shape: f32[3x9x9]) () -> (f32[3x9x9])
        %1 conv = Conv2d(outChannels: 8, kernel: (3, 3), stride: (2, 1), padding: (1, 1, 0, 0), bias: false) (%0) weights (p0) -> (f32[8x5x7])
        %2 norm = BatchNorm2d(eps: 0.001) (%1) weights (p1, p2, p3, p4, p5) -> (f32[8x5x7])
        %3 leakyrelu = LeakyReLU(slope: 0.1) (%2) -> (f32[8x5x7])
        %4 chunk = Chunk(parts: 2) (%3) -> (f32[4x5x7], f32[4x5x7])
        %5 add = Add() (%4, %4.1) -> (f32[4x5x7])
        input x %0
        output Map %3
        output Halves %5

        """,
        GraphText.Write(DefinitionTracer.Trace(typeof(Small))));

    [Theory]
    [MemberData(nameof(AllNetworks.Data), MemberType = typeof(AllNetworks))]
    public void A_network_is_read_back_equal(Type network) => AssertRoundTrip(DefinitionTracer.Trace(network));

    [Fact]
    public void Every_operator_is_read_back_equal_under_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = culture;
        try
        {
            AssertRoundTrip(GraphOf([.. SampleOps.All.Select((op, i) => Node($"n{i}", op))]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_weight_is_read_back_equal()
    {
        var kinds = typeof(Weight).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(t => t.IsSubclassOf(typeof(Weight)));
        var weights = kinds.Select(kind => (Weight)kind.GetConstructors().Single().Invoke(
            [.. kind.GetConstructors().Single().GetParameters().Select(p => SampleWeightArgument(p.ParameterType))])).ToEquatableArray();
        Assert.True(weights.Count >= 5);
        AssertRoundTrip(GraphOf(Node("n", new ReLU()) with { Weights = weights }));
    }

    [Fact]
    public void Epilogues_are_read_back_equal() => AssertRoundTrip(GraphOf(Node("n", new ReLU()) with
    {
        Epilogues =
        [
            new(new NetGenCompiler.Ops.BatchNorm2d(), null, false, [new Weight.Filled(0.1f, TensorShape.Of(3)), new Weight.Stored(0, TensorShape.Of(4))]),
            new(new Subtract(), new Value(0, 1), true, []),
            new(new Subtract(), new Value(0), false, []),
            new(new ReLU(), null, false, []),
        ],
    }));

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("\"quoted\" \\ back\nline\t")]
    [InlineData("schön.層")]
    [InlineData("😀")]
    [InlineData("a=b(c)")]
    public void Any_name_is_read_back_equal(string name) => AssertRoundTrip(GraphOf(Node(name, new ReLU())) with { Name = name });

    [Theory]
    [InlineData("", "line 1: expected 'graph', but the text ends")]
    [InlineData("network g", "line 1: expected 'graph', but found 'network g'")]
    [InlineData(Header + "%2 y = ReLU() (%0) -> (f32[3])", "line 4: expected '1', but found '2 y = ReLU() (%0) -> (f3…'")]
    [InlineData(Header + "%1 y = Relu() (%0) -> (f32[3])", "line 4: there is no operator 'Relu'")]
    [InlineData(Header + "%1 y = LeakyReLU(slop: 1) (%0) -> (f32[3])", "line 4: LeakyReLU has no argument 'slop'")]
    [InlineData(Header + "%1 y = LeakyReLU(slope: 1, slope: 1) (%0) -> (f32[3])", "line 4: LeakyReLU has the argument 'slope' twice")]
    [InlineData(Header + "%1 y = LeakyReLU(slope: x) (%0) -> (f32[3])", "line 4: expected a number, but found 'x) (%0) -> (f32[3])'")]
    [InlineData(Header + "%1 y = Conv2d(outChannels: 4) (%0) -> (f32[3])", "line 4: Conv2d lacks its argument 'kernel'")]
    [InlineData(Header + "%1 y = Conv2d(outChannels: 4, kernel: (1, 2, 3)) (%0) -> (f32[3])", "line 4: expected 2 integers, but there are 3")]
    [InlineData(Header + "%1 y = Upsample(scale: (1, 2), mode: Cubic) (%0) -> (f32[3])", "line 4: 'Cubic' is not one of Nearest, Bilinear")]
    [InlineData(Header + "%1 y = GELU(tanh: yes) (%0) -> (f32[3])", "line 4: expected true or false, but found 'yes) (%0) -> (f32[3])'")]
    [InlineData(Header + "%1 y = ReLU() (%0.1.2) -> (f32[3])", "line 4: '%0.1.2' is no value")]
    [InlineData(Header + "%1 y = ReLU() (%0) weights (p1) -> (f32[3])", "line 4: there is no parameter p1, only 1")]
    [InlineData(Header + "%1 y = ReLU() (%0) weights (q) -> (f32[3])", "line 4: there is no weight 'q'")]
    [InlineData(Header + "%1 y = ReLU() (%0) -> (f24[3])", "line 4: there is no element type 'f24'")]
    [InlineData(Header + "%1 y = ReLU() (%0) -> (f32[3xa])", "line 4: 'a' is no dimension")]
    [InlineData(Header + "%1 y = ReLU() (%0) -> (f32[3]) end", "line 4: expected the end of the line, but found 'end'")]
    [InlineData(Header + "%1 y = ReLU() (%0)", "line 4: expected '->', but the line ends")]
    [InlineData(Header + "  then Add() (%0, %0)", "line 4: an epilogue has the operand 'result' and at most one other")]
    [InlineData("graph g\nthen ReLU() (result)", "line 2: an epilogue follows a node, but there is none")]
    [InlineData("graph g\nparameter p0 w f32[1] learned constant(0)", "line 2: 'learned' is not one of trainable, buffer, counter")]
    [InlineData("graph \"g\\00", "line 1: expected four hexadecimal digits, but found '00'")]
    public void Text_that_is_no_graph_is_refused_at_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<GraphTextException>(() => GraphText.Parse(text)).Message);

    static void AssertRoundTrip(Graph graph)
    {
        var text = GraphText.Write(graph);
        var read = GraphText.Parse(text);
        Assert.Equal(graph, read);
        Assert.Equal(text, GraphText.Write(read));
    }

    static Graph GraphOf(params Node[] nodes) => new(
        "g", [new("p", TensorShape.Of(3), ParameterKind.Trainable, Initializer.Uniform(0.1))], [Node("x", new Input(TensorShape.Of(3))), .. nodes],
        [new("x", new(0))], [new("output", new(nodes.Length))]);

    static Node Node(string name, Op op) => new(name, op, op is Input ? [] : [new(0)], [], [TensorShape.Of(3), TensorShape.Of()], [], null);

    static object SampleWeightArgument(Type type) => 0 switch
    {
        _ when type == typeof(int) => 0,
        _ when type == typeof(float) => 1e-5f,
        _ when type == typeof(bool) => true,
        _ when type == typeof(TensorShape) => TensorShape.Of(2, 3),
        _ when type == typeof(Weight) => new Weight.Stored(0, TensorShape.Of(3)),
        _ => throw new NotSupportedException($"no sample of a {type.Name}"),
    };
}
