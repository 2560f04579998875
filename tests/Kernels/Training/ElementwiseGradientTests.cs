using NetGen;
using NetGen.Testing;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class ElementwiseGradientTests
{
    sealed class Rectified : Module
    {
        public (Tensor Map, Tensor Vector) Forward([Shape(19, 5, 7)] Tensor x, [Shape(23)] Tensor v) => (x * 2f | ReLU, v * 3f | ReLU);
    }

    [Fact]
    public void The_gradient_of_a_rectifier_is_that_of_the_positive() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Rectified)), 1);
}
