using NetGen.Cli.Compilation;
using NetGen;
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

    sealed class Stateful : Module
    {
        readonly LSTM encoder = new(9, bidirectional: true, layers: 2, dropout: 0.25f), decoder = new(9, bidirectional: true, layers: 2);
        readonly GRU gated = new(17);
        readonly RNN simple = new(4, bidirectional: true);

        public (Tensor A, Tensor B, Tensor C, Tensor D) Forward([Shape(6, 5)] Tensor x, [Shape(3, 5)] Tensor y, [Shape(1, 17)] Tensor state)
        {
            var (_, (hidden, cell)) = encoder.WithStates(x);
            var (answer, (_, last)) = decoder.WithStates(y, (hidden | Tanh, cell));
            var (steps, lastState) = gated.WithStates(x, state);
            var (_, ends) = simple.WithStates(y);
            return (answer, last, (steps | Slice(0, 1, 2)) + lastState, ends);
        }
    }

    [Theory]
    [InlineData(typeof(LongShortTerm), 6 * 4 * 38)]
    [InlineData(typeof(Gated), 7 * 2 * 42)]
    [InlineData(typeof(Stateful), 6 * 4 * 36)]
    [InlineData(typeof(Simple), 8 * 2 * 36)]
    public void Gradients_go_back_through_time(Type network, long reduction) => TrainingNetwork.Verify(DefinitionTracer.Trace(network), reduction);
}
