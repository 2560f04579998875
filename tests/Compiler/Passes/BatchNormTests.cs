using NetGen.Cli.Compilation;
using NetGenCompiler.Graphs;

namespace NetGen.Compiler.Tests.Passes;

public class BatchNormTests
{
    sealed class AfterConvolution : Module
    {
        readonly Conv2d conv = new(5, 3, bias: false);
        readonly BatchNorm2d bn = new();

        public Tensor Forward([Shape(3, 7, 6)] Tensor x) => x | conv | bn | ReLU;
    }

    sealed class AfterBiasWithoutAffine : Module
    {
        readonly Conv2d conv = new(6, 3, groups: 3);
        readonly BatchNorm2d bn = new(eps: 1e-3f, affine: false);
        readonly Linear fc = new(7);
        readonly BatchNorm1d norm = new();

        public Tensor Forward([Shape(3, 7, 6)] Tensor x) => x | conv | bn | Flatten | fc | norm;
    }

    sealed class BeforeConvolution : Module
    {
        readonly BatchNorm2d bn = new();
        readonly Conv2d conv = new(5, 3);

        public Tensor Forward([Shape(3, 7, 6)] Tensor x) => x | bn | ReLU | conv;
    }

    sealed class ReadTwice : Module
    {
        readonly Conv2d conv = new(3, 3, padding: 1);
        readonly BatchNorm2d bn = new();

        public Tensor Forward([Shape(3, 7, 6)] Tensor x)
        {
            var y = x | conv;
            return (y | bn | ReLU) + y;
        }
    }

    sealed class AfterActivation : Module
    {
        readonly Conv2d conv = new(3, 3);
        readonly BatchNorm2d norm = new();

        public Tensor Forward([Shape(3, 7, 6)] Tensor x) => x | conv | ReLU | norm;
    }

    sealed class Shared : Module
    {
        readonly Conv2d conv = new(3, 3, padding: 1, bias: false);
        readonly BatchNorm2d first = new(), second = new();

        public Tensor Forward([Shape(3, 7, 6)] Tensor x) => x | conv | first | ReLU | conv | second;
    }

    sealed class Sequence : Module
    {
        readonly Linear fc = new(4);
        readonly BatchNorm1d norm = new();

        public Tensor Forward([Shape(3, 7)] Tensor x) => x | fc | norm;
    }

    [Fact]
    public void After_a_convolution_it_enters_the_weights_and_makes_a_bias()
    {
        var graph = Check<AfterConvolution>("x: Input()", "conv: Conv2d(%0) + ReLU");
        Assert.Equal("scale_rows(p0, norm_scale(p1, p4, 1E-05)), negative_multiply_add(p3, norm_scale(p1, p4, 1E-05), p2)", graph.Nodes[1].Weights.ToString());
        Assert.True(((NetGenCompiler.Ops.Conv2d)graph.Nodes[1].Op).Bias);
        Assert.Equal(["conv.weight", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var", "bn.num_batches_tracked"], graph.Parameters.Select(p => p.Name));
    }

    [Fact]
    public void It_scales_a_bias_and_takes_ones_and_zeros_without_affine()
    {
        var graph = Check<AfterBiasWithoutAffine>("x: Input()", "conv: Conv2d(%0)", "flatten: Flatten(%1)", "fc: Linear(%2)");
        var scale = "norm_scale(fill(1, f32[6]), p3, 0.001)";
        Assert.Equal($"scale_rows(p0, {scale}), multiply_add(p1, {scale}, negative_multiply_add(p2, {scale}, fill(0, f32[6])))", graph.Nodes[1].Weights.ToString());
    }

    [Fact]
    public void Elsewhere_it_becomes_a_scale_and_shift() =>
        Check<BeforeConvolution>("x: Input()", "bn: ScaleShift(%0) + ReLU", "conv: Conv2d(%1)");

    [Fact]
    public void A_convolution_with_another_reader_keeps_its_result() =>
        Check<ReadTwice>("x: Input()", "conv: Conv2d(%0)", "bn: ScaleShift(%1) + ReLU + Add(·, %1)");

    [Fact]
    public void After_an_activation_it_is_applied_before_the_store() =>
        Check<AfterActivation>("x: Input()", "conv: Conv2d(%0) + ReLU + ScaleShift");

    [Fact]
    public void Shared_weights_are_folded_for_each_use() =>
        Check<Shared>("x: Input()", "conv: Conv2d(%0) + ReLU", "conv#2: Conv2d(%1)");

    [Fact]
    public void The_channels_of_a_sequence_are_not_the_rows_of_a_linear_layer() =>
        Check<Sequence>("x: Input()", "fc: Linear(%0)", "norm: ScaleShift(%1)");

    static Graph Check<T>(params string[] lines)
    {
        var graph = PassAssert.Inference(DefinitionTracer.Trace(typeof(T)));
        Assert.Equal(string.Join('\n', lines), PassAssert.Text(graph));
        return graph;
    }
}
