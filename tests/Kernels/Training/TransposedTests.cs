using NetGen.Cli.Compilation;
using NetGen;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class TransposedTests
{
    sealed class Enlarging : Module
    {
        readonly ConvTranspose2d two = new(19, 2, stride: 2), four = new(33, 4, stride: 2, padding: 1, bias: false), three = new(5, 3, stride: 2, padding: 1, outputPadding: 1);
        readonly BatchNorm2d norm = new();

        public Tensor Forward([Shape(12, 3, 4)] Tensor x) => x | two | ReLU | four | norm | ReLU | three | Sigmoid;
    }

    sealed class Unusual : Module
    {
        readonly ConvTranspose2d sparse = new(10, (1, 2), stride: (3, 4), outputPadding: (2, 1)), wide = new(18, (3, 2), stride: (1, 2), padding: (2, 0, 1, 1), outputPadding: (1, 2), dilation: (2, 3), groups: 6);
        readonly ConvTranspose2d depthwise = new(37, 3, stride: 2, padding: 1, groups: 37), padded = new(8, 2, padding: 1, outputPadding: 2, dilation: 3);

        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(7, 3, 4)] Tensor x, [Shape(12, 5, 4)] Tensor y, [Shape(37, 6, 5)] Tensor z, [Shape(3, 4, 5)] Tensor u) =>
            (x | sparse | ReLU, y | wide, z | depthwise | Tanh, u | padded);
    }

    [Theory]
    [InlineData(typeof(Enlarging), 33 * 16 * 16)]
    [InlineData(typeof(Unusual), 256)]
    public void Gradients_of_transposed_convolutions(Type network, long reduction) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), reduction);
}
