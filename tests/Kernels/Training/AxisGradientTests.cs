using NetGen.Cli.Compilation;
using NetGen;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class AxisGradientTests
{
    sealed class Softmaxes : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E) Forward([Shape(19, 5, 7)] Tensor x, [Shape(37)] Tensor v, [Shape(7, 13)] Tensor m) =>
            (x * 3f | Softmax(0), x | Softmax(1), v * 3f | Softmax(), m * 2f | LogSoftmax(), m | LogSoftmax(0));
    }

    sealed class Lengths : Module
    {
        readonly L2Norm norm = new(initial: 3f), ofOne = new();

        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(19, 5, 7)] Tensor x, [Shape(5, 1, 1)] Tensor y, [Shape(7, 13)] Tensor m) =>
            (x * 2f | norm, y | ofOne, x | L2Normalize(2), m * 1e-3f | L2Normalize(1, 2e-3f));
    }

    sealed class Reductions : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E) Forward([Shape(19, 5, 7)] Tensor x, [Shape(37)] Tensor v, [Shape(7, 17)] Tensor m) =>
            (x | Mean(0), x | Max(2), m | Mean(1, true), m | Max(0), v | Mean(0, true));
    }

    sealed class Equal : Module
    {
        public (Tensor A, Tensor B) Forward([Shape(7, 17)] Tensor m) => (m | ReLU | Max(0), m * 0f | Max(1));
    }

    sealed class Broadcasts : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(19, 5, 7)] Tensor x, [Shape(19, 1, 1)] Tensor channel, [Shape(1, 5, 7)] Tensor pixel, [Shape(1)] Tensor one, [Shape(19, 1, 7)] Tensor column) =>
            (x * channel, x * pixel, x - one, (x + column) * pixel);
    }

    sealed class Slices : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(19, 5, 7)] Tensor x, [Shape(37)] Tensor v)
        {
            var parts = Split(x, [3, 11, 5]);
            return (parts[1] * 2f, x | Slice(2, 1, 4), x | Slice(1, 2, 5), v | Slice(0, 5, 18));
        }
    }

    [Theory]
    [InlineData(typeof(Softmaxes), 37)]
    [InlineData(typeof(Lengths), 256)]
    [InlineData(typeof(Reductions), 37)]
    [InlineData(typeof(Equal), 37)]
    [InlineData(typeof(Broadcasts), 19 * 35)]
    [InlineData(typeof(Slices), 1)]
    public void Gradients_along_axes(Type network, long reduction) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), reduction);
}
