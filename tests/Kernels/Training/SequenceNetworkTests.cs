using NetGen.Cli.Compilation;
using NetGen;
using NetGenCompiler.Passes;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class SequenceNetworkTests
{
    sealed class Waves : Module
    {
        readonly Conv1d first = new(19, 5, stride: 2, padding: 2, bias: false), grouped = new(38, 3, padding: 2, dilation: 2, groups: 19, bias: false), last = new(7, 1);
        readonly BatchNorm1d norm = new();
        readonly InstanceNorm1d instance = new();
        readonly GroupNorm groups = new(2);
        readonly Linear linear = new(5);

        public (Tensor A, Tensor B) Forward([Shape(3, 37)] Tensor x)
        {
            var y = x | first | norm | ReLU | MaxPool1d(3, 2, 1);
            var z = y | grouped | groups | SiLU | instance;
            var joined = Concat(z, y * 2f, Concat(1, [y, y]) | AvgPool1d(2));
            return (joined | last | Tanh, joined | Mean(1) | linear);
        }
    }

    [Fact]
    public void Forward_and_backward() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Waves)), 38 * 37);

    /// <summary>Between the convolutions nothing becomes a sequence again: the activations are computed before the store.</summary>
    [Fact]
    public void What_lies_between_stays_in_blocks()
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(typeof(Chain)));
        Assert.Equal(["x", "first.map0", "first", "second", "second.sequence"], graph.Nodes.Select(n => n.Name));
        Assert.Equal(["ReLU"], graph.Nodes[2].Epilogues.Select(e => e.Op.Name));
    }

    sealed class Chain : Module
    {
        readonly Conv1d first = new(8, 3), second = new(4, 3);
        readonly BatchNorm1d norm = new();

        public Tensor Forward([Shape(3, 37)] Tensor x) => x | first | norm | ReLU | second;
    }
}
