using NetGen.Cli.Compilation;
using NetGen;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class ElementwiseGradientTests
{
    sealed class Rectified : Module
    {
        public (Tensor Map, Tensor Vector, Tensor Six, Tensor Leaky) Forward([Shape(19, 5, 7)] Tensor x, [Shape(23)] Tensor v) =>
            (x * 2f | ReLU, v * 3f | ReLU, x * 5f + 3f | ReLU6, v * 2f | LeakyReLU(0.3f));
    }

    sealed class Hard : Module
    {
        public (Tensor Sigmoid, Tensor Swish, Tensor Elu, Tensor Negative) Forward([Shape(7, 3, 11)] Tensor x, [Shape(37)] Tensor v) =>
            (x * 4f | HardSigmoid, v * 4f | HardSwish, x * 2f | ELU(0.7f), v * 2f | ELU(-0.5f));
    }

    sealed class Smooth : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(5, 7, 3)] Tensor x, [Shape(41)] Tensor v) =>
            (x * 3f | Sigmoid, v * 3f | Tanh, x * 5f | Softplus(), v * 4f | Softplus(2f, 3f));
    }

    sealed class Gated : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E) Forward([Shape(17, 3, 5)] Tensor x, [Shape(43)] Tensor v) =>
            (x * 5f | SiLU, v * 5f | Swish(1.7f), x * 3f | GELU(), v * 3f | GELU(true), x * 6f | Mish);
    }

    sealed class Far : Module
    {
        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E, Tensor F) Forward([Shape(43)] Tensor v) => Of(v * 1e30f);

        static (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) Of(Tensor v) => (v | SiLU, v | Swish(-0.5f), v | GELU(), v | GELU(true), v | Mish, v | Softplus(2f, 3f));
    }

    sealed class Learned : Module
    {
        readonly PReLU one = new(), each = new(perChannel: true), ofVector = new(), ofRows = new(perChannel: true), ofMatrix = new();

        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E) Forward([Shape(19, 5, 7)] Tensor x, [Shape(23)] Tensor v, [Shape(7, 13)] Tensor m) =>
            (x | one, x * 2f | each | ReLU, v | ofVector, m | ofRows, m | ofMatrix);
    }

    [Theory]
    [InlineData(typeof(Rectified))]
    [InlineData(typeof(Hard))]
    [InlineData(typeof(Smooth))]
    [InlineData(typeof(Gated))]
    [InlineData(typeof(Far))]
    public void Gradients_of_activations(Type network) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), 1);

    [Fact]
    public void Learned_slopes_have_gradients_of_the_batch() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Learned)), 19 * 35);
}
