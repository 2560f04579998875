using NetGen;
using NetGen.Testing;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class RecurrenceTests
{
    sealed class LongShortTerm : Module
    {
        readonly LSTM deep = new(19, layers: 2, bidirectional: true), one = new(5, bias: false);
        readonly Linear linear = new(3);

        public (Tensor A, Tensor B) Forward([Shape(6, 7)] Tensor x, [Shape(1, 4)] Tensor y) => (x | deep | Slice(0, 5, 6) | linear, y | one);
    }

    sealed class Gated : Module
    {
        readonly GRU deep = new(16, layers: 2), both = new(21, bidirectional: true);

        public (Tensor A, Tensor B) Forward([Shape(7, 5)] Tensor x, [Shape(4, 9)] Tensor y) => (x | deep | Tanh, y | both);
    }

    sealed class Simple : Module
    {
        readonly RNN tanh = new(18, bidirectional: true, layers: 2), relu = new(4, relu: true, bias: false);
        readonly Embedding table = new(13, 6);

        public (Tensor A, Tensor B) Forward([Shape(8, 3)] Tensor x, [Shape(11)] Tensor indices) => (x | tanh, indices * 1e9f | ReLU6 | table | relu);
    }

    [Theory]
    [InlineData(typeof(LongShortTerm), 6 * 4 * 38)]
    [InlineData(typeof(Gated), 7 * 2 * 42)]
    [InlineData(typeof(Simple), 8 * 2 * 36)]
    public void Gradients_go_back_through_time(Type network, long reduction) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), reduction);
}
