using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Recurrent;

public class RecurrenceTests
{
    /// <summary>Units under, at and over a vector and parts of one, a single step, layers, both directions.</summary>
    [Fact]
    public void Layers_of_every_kind()
    {
        OperatorNetwork network = new("Recurrent");
        foreach (var (steps, features, units, layers, both, bias) in new[] { (7, 5, 19, 1, false, true), (1, 3, 4, 1, true, true), (5, 33, 16, 2, true, true), (9, 2, 1, 3, false, false), (4, 8, 37, 1, true, false) })
        {
            foreach (Op op in new Op[] { new LSTM(units, layers, bias, both), new GRU(units, layers, bias, both), new RNN(units, layers, bias, both), new RNN(units, layers, bias, both, Relu: true) })
            {
                network.Output(network.Apply(op, network.Input(steps, features)), steps * layers * (features + units));
            }
        }

        network.Verify();
    }
}
