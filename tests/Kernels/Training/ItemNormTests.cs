using NetGen.Cli.Compilation;
using NetGen;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class ItemNormTests
{
    sealed class Groups : Module
    {
        readonly Conv2d conv = new(18, 1);
        readonly GroupNorm groups = new(3), whole = new(1, affine: false), vector = new(5), sequence = new(2);

        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(3, 5, 7)] Tensor x, [Shape(32, 3, 3)] Tensor y, [Shape(35)] Tensor v, [Shape(6, 11)] Tensor s) =>
            (x | conv | groups | ReLU, y * 3f + 20f | whole, v | vector, s | sequence);
    }

    sealed class Instances : Module
    {
        readonly InstanceNorm2d learned = new(affine: true), plain = new();
        readonly InstanceNorm1d sequence = new(affine: true);

        public (Tensor A, Tensor B, Tensor C) Forward([Shape(19, 5, 7)] Tensor x, [Shape(32, 3, 3)] Tensor y, [Shape(7, 13)] Tensor s) =>
            (x | learned | ReLU, y | plain, s | sequence);
    }

    sealed class Layers : Module
    {
        readonly Linear linear = new(37);
        readonly LayerNorm rows = new(), all = new(3), plain = new(2, elementwiseAffine: false), shared = new();

        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(5, 11)] Tensor x, [Shape(19, 3, 5)] Tensor y, [Shape(16)] Tensor v) =>
            (x | linear | rows | Tanh, y | all, y * 2f | plain, (v | shared) * (v * v | shared));
    }

    sealed class Switched : Module
    {
        readonly SwitchNorm2d norm = new(), shared = new(eps: 0.1f);

        public (Tensor A, Tensor B) Forward([Shape(19, 5, 7)] Tensor x, [Shape(32, 3, 3)] Tensor y) => (x | norm | ReLU, (y | shared) * (y * 3f + 2f | shared));
    }

    [Fact]
    public void Frozen_statistics_take_no_part()
    {
        var graph = DefinitionTracer.Trace(typeof(Switched));
        TrainingNetwork.Verify(PassPipeline.Training(graph, new(InputGradients: true, FrozenStatistics: graph.Nodes.Select(n => n.Name).ToEquatableArray())), 19 * 35);
    }

    [Theory]
    [InlineData(typeof(Switched), 19 * 35)]
    [InlineData(typeof(Groups), 288)]
    [InlineData(typeof(Instances), 64)]
    [InlineData(typeof(Layers), 288)]
    public void Gradients_pass_the_moments_of_an_item(Type network, long reduction) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), reduction);
}
