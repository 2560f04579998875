using NetGenCompiler.Ops;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Recurrent;

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

    /// <summary>The states after the last step, from given ones.</summary>
    [Fact]
    public void States()
    {
        OperatorNetwork network = new("States");
        foreach (var (steps, units, layers, both) in new[] { (5, 19, 2, true), (1, 7, 1, true), (4, 16, 1, false) })
        {
            foreach (RecurrentLayers op in new RecurrentLayers[] { new LSTM(units, layers, true, both), new GRU(units, layers, false, both), new RNN(units, layers, true, both) })
            {
                var state = Enumerable.Range(0, op.States).Select(_ => network.Input(layers * op.Directions, units));
                foreach (var result in network.ApplyAll(op, [network.Input(steps, 6), .. state])) network.Output(result, steps * layers * (6 + units));
            }
        }

        network.Verify();
    }

    /// <summary>So many units that the threads share each step.</summary>
    [Fact]
    public void Steps_that_threads_share()
    {
        OperatorNetwork network = new("Shared");
        foreach (Op op in new Op[] { new LSTM(203, 1, true, true), new GRU(217), new RNN(397) })
        {
            foreach (var result in network.ApplyAll(op, network.Input(3, 5))) network.Output(result, 3 * 402);
        }

        foreach (var set in InstructionSet.All)
        {
            var plan = Planner.Plan(PassPipeline.Inference(network.Build()), set);
            Assert.All(plan.Steps.OfType<RecurrenceStep>(), s => Assert.Equal(3, s.Turns));
        }

        network.Verify();
    }
}
