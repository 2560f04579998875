using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

public class SequenceTests
{
    [Fact]
    public void Convolutions_and_poolings_of_sequences()
    {
        OperatorNetwork network = new("Sequences");
        foreach (var (channels, length, op) in new (int, int, Conv1d)[]
        {
            (3, 41, new(19, 7, 2, 3)), (32, 20, new(48, 3, 1, 1)), (37, 9, new(10, 9)), (24, 17, new(24, 3, 1, 2, 2, 24)), (6, 30, new(9, 4, 3, 1, 1, 3)), (5, 1, new(4, 1, Bias: false)),
        })
        {
            network.Output(network.Apply(op, network.Input(channels, length)), (long)channels / op.Groups * op.Kernel);
        }

        foreach (var length in new[] { 5, 16, 37 })
        {
            var x = network.Input(19, length);
            network.Check(new MaxPool1d(3, 2, 1, CeilMode: true), x);
            network.Check(new MaxPool1d(2, 1, 1, 3), x);
            network.Output(network.Apply(new AvgPool1d(4, 3, 2, CountIncludePad: false), x), 4);
            network.Output(network.Apply(new AvgPool1d(5), x), 5);
        }

        network.Verify();
    }
}
