using NetGen;
using NetGen.Testing;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class DropoutTests
{
    sealed class Dropped : Module
    {
        public (Tensor Map, Tensor Vector, Tensor Most) Forward([Shape(19, 5, 7)] Tensor x, [Shape(23)] Tensor v) =>
            (x * 2f | Dropout(0.5f) | ReLU, v * 3f | Dropout(0.1f), v * 3f | Dropout(0.9f));
    }

    [Fact]
    public void Forward_and_backward_draw_the_same_as_the_oracle() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Dropped)), 1);
}
