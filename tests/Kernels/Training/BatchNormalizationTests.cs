using NetGen.Cli.Compilation;
using NetGen;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class BatchNormalizationTests
{
    sealed class Maps : Module
    {
        readonly BatchNorm2d norm = new(), plain = new(affine: false);

        public (Tensor A, Tensor B) Forward([Shape(19, 5, 7)] Tensor x, [Shape(32, 3, 3)] Tensor y) => (x | norm | ReLU, y * 3f + 20f | plain);
    }

    sealed class Shared : Module
    {
        readonly BatchNorm2d norm = new();

        public Tensor Forward([Shape(5, 3, 7)] Tensor x, [Shape(5, 3, 7)] Tensor y) => (x | norm) + (y * 2f | norm);
    }

    sealed class Sequences : Module
    {
        readonly BatchNorm1d norm = new(), plain = new(affine: false);

        public (Tensor A, Tensor B) Forward([Shape(19, 7)] Tensor x, [Shape(3, 37)] Tensor y) => (x | norm | ReLU, y * 3f + 20f | plain);
    }

    [Fact]
    public void Sequences_are_normalised_over_their_places() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Sequences)), 64);

    [Fact]
    public void Maps_are_normalised_by_the_batch() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Maps)), 64);

    [Fact]
    public void A_layer_used_twice_keeps_statistics_of_both() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Shared)), 64);
}
