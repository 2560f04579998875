using NetGen.Cli.Compilation;
using NetGen;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class ComparisonTests
{
    sealed class Compared : Module
    {
        readonly Linear embedding = new(17);

        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(23)] Tensor x, [Shape(23)] Tensor y, [Shape(19, 3, 5)] Tensor u, [Shape(19, 3, 5)] Tensor v) =>
            (CosineSimilarity(x | embedding, y | embedding, keepDimension: true), EuclideanDistance(x | embedding, y | embedding, keepDimension: true),
                CosineSimilarity(u, v), EuclideanDistance(u, v, axis: 1, eps: 0.1f));
    }

    // Of numbers of whatever sign 0 and 6, so that indices are 0, 6 and 12.
    sealed class Looked : Module
    {
        readonly Embedding table = new(13, 19), other = new(7, 1, paddingIndex: -2);
        readonly Linear linear = new(5, inFeatures: 19);

        public (Tensor A, Tensor B) Forward([Shape(3, 11)] Tensor x, [Shape(3, 11)] Tensor y) =>
            ((x * 1e9f | ReLU6) + (y * 1e9f | ReLU6) | table | linear, x * 1e9f | ReLU6 | other);
    }

    [Theory]
    [InlineData(typeof(Compared), 256)]
    [InlineData(typeof(Looked), 33)]
    public void Gradients_of_comparisons_and_tables(Type network, long reduction) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), reduction);
}
