using NetGen.Cli.Compilation;
using NetGenCompiler.Graphs;

namespace NetGen.Compiler.Tests.Passes;

public class SimplificationTests
{
    sealed class Identities : Module
    {
        public Tensor Forward([Shape(4, 5, 6)] Tensor x) =>
            x | ReLU | Dropout() | Identity | Slice(1, 0, 5) | ZeroPad(0) | Upsample(1) | Permute(0, 1, -1) | Reshape(4, 5, -1) | AdaptiveAvgPool2d((5, 6))
              | MaxPool2d(1) | ChannelShuffle(4) | SpaceToDepth(1) | Affine(1f) | Tanh;
    }

    sealed class Poolings : Module
    {
        public (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) Forward([Shape(4, 6, 9)] Tensor x) =>
        (
            x | AdaptiveAvgPool2d(1), x | AdaptiveMaxPool2d(1), x | AvgPool2d((6, 9)), x | MaxPool2d((6, 9), stride: 1), x | AdaptiveAvgPool2d((2, 3)),
            x | AdaptiveMaxPool2d((3, 1)), x | AdaptiveAvgPool2d((4, 3)));
    }

    sealed class Views : Module
    {
        readonly Linear fc = new(3);

        public Tensor Forward([Shape(4, 6, 2)] Tensor x) => x | Reshape(8, -1) | Dropout() | Flatten | Reshape(2, 24) | Flatten | fc | Reshape(1, 3) | Reshape(3);
    }

    sealed class Constants : Module
    {
        public Tensor Forward([Shape(4)] Tensor x) => x | Tanh | Affine(2f, 1f) | Affine(-0.5f, 3f) | Affine(0.1f) | Affine(0.3f) | Affine(-1f) | Affine(-1f);
    }

    sealed class Padded : Module
    {
        readonly Conv2d conv = new(4, 3, 2, padding: (0, 1, 0, 0));

        public Tensor Forward([Shape(3, 6, 8)] Tensor x) => x | ZeroPad((1, 0, 0, 1)) | conv;
    }

    sealed class Synonyms : Module
    {
        public Tensor Forward([Shape(4, 6, 2)] Tensor x)
        {
            var parts = Chunk(x | Swish(1f), 2);
            return Concat(-1, parts) | Softmax();
        }
    }

    sealed class Dead : Module
    {
        readonly Conv2d conv = new(4, 1), unused = new(4, 1);

        public Tensor Forward([Shape(3, 6, 8)] Tensor x, [Shape(2)] Tensor y)
        {
            _ = (x | conv | unused | ReLU, y | Tanh);
            return x | conv | ReLU;
        }
    }

    [Fact]
    public void Operators_that_return_their_operand_go() =>
        Check<Identities>("x: Input()", "relu: ReLU(%0) + Tanh");

    [Fact]
    public void Poolings_of_the_whole_map_are_global_and_even_ones_ordinary()
    {
        var graph = Check<Poolings>(
            "x: Input()", "adaptiveavgpool2d: GlobalAvgPool(%0)", "adaptivemaxpool2d: GlobalMaxPool(%0)", "avgpool2d: GlobalAvgPool(%0)", "maxpool2d: GlobalMaxPool(%0)",
            "adaptiveavgpool2d#2: AvgPool2d(%0)", "adaptivemaxpool2d#2: MaxPool2d(%0)", "adaptiveavgpool2d#3: AdaptiveAvgPool2d(%0)");
        Assert.Equal(new NetGenCompiler.Ops.AvgPool2d(new(3, 3)), graph.Nodes[5].Op);
        Assert.Equal(new NetGenCompiler.Ops.MaxPool2d(new(2, 9)), graph.Nodes[6].Op);
    }

    [Fact]
    public void A_view_of_a_view_is_one() =>
        Check<Views>("x: Input()", "flatten#2: Flatten(%0)", "fc: Linear(%1)");

    [Fact]
    public void Scales_merge_where_their_numbers_are_exact()
    {
        var graph = Check<Constants>("x: Input()", "tanh: Tanh(%0) + Affine + Affine + Affine");
        Assert.Equal([new NetGenCompiler.Ops.Affine(-1, 2.5f), new NetGenCompiler.Ops.Affine(0.1f), new NetGenCompiler.Ops.Affine(0.3f)], graph.Nodes[1].Epilogues.Select(e => e.Op));
    }

    [Fact]
    public void Zeros_round_a_map_become_padding()
    {
        var graph = Check<Padded>("x: Input()", "conv: Conv2d(%0)");
        Assert.Equal(new NetGenCompiler.Graphs.Padding2(1, 1, 0, 1), ((NetGenCompiler.Ops.Conv2d)graph.Nodes[1].Op).Padding);
    }

    [Fact]
    public void Synonyms_become_one_operator_with_axes_from_the_front()
    {
        var graph = Check<Synonyms>("x: Input()", "swish: SiLU(%0)", "chunk: Split(%1)", "concat: Concat(%2, %2.1)", "softmax: Softmax(%3)");
        Assert.Equal([new NetGenCompiler.Ops.Split(0, [2, 2]), new NetGenCompiler.Ops.Concat(2), new NetGenCompiler.Ops.Softmax(2)], graph.Nodes.Skip(2).Select(n => n.Op));
    }

    [Fact]
    public void What_no_output_needs_goes_but_inputs_and_parameters_stay()
    {
        var graph = Check<Dead>("x: Input()", "y: Input()", "conv#2: Conv2d(%0) + ReLU");
        Assert.Equal(["x", "y"], graph.Inputs.Select(i => i.Name));
        Assert.Equal(4, graph.Parameters.Count);
    }

    static Graph Check<T>(params string[] lines)
    {
        var graph = PassAssert.Inference(DefinitionTracer.Trace(typeof(T)));
        Assert.Equal(string.Join('\n', lines), PassAssert.Text(graph));
        return graph;
    }
}
