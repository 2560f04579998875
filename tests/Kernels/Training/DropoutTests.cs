using NetGen.Cli.Compilation;
using NetGen;
using static NetGen.Functional;

namespace NetGenCompiler.Kernels.Tests.Training;

public class DropoutTests
{
    sealed class Dropped : Module
    {
        public (Tensor Map, Tensor Vector, Tensor Most) Forward([Shape(19, 5, 7)] Tensor x, [Shape(23)] Tensor v) =>
            (x * 2f | Dropout(0.5f) | ReLU, v * 3f | Dropout(0.1f), v * 3f | Dropout(0.9f));
    }

    sealed class Noisy : Module
    {
        readonly Conv2d conv = new(19, 1);
        readonly DropConnect connect = new(17, 0.3f), rows = new(5, bias: false);

        public (Tensor A, Tensor B, Tensor C, Tensor D, Tensor E) Forward([Shape(3, 5, 7)] Tensor x, [Shape(23)] Tensor v, [Shape(6, 11)] Tensor m) =>
            (x | conv | Dropout2d(0.4f) | ReLU, x | GaussianDropout(0.3f), v | UniformDropout(0.9f), v | connect | Tanh, m | rows);
    }

    [Fact]
    public void Noise_is_drawn_as_by_the_oracle() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Noisy)), 35);

    [Fact]
    public void Inference_draws_nothing()
    {
        OperatorNetwork network = new("Noise");
        var x = network.Blocked(19, 5, 7);
        foreach (var op in new Ops.NoiseLayer[] { new Ops.Dropout(0.5f), new Ops.Dropout2d(0.5f), new Ops.GaussianDropout(0.5f), new Ops.UniformDropout(0.5f) }) network.Output(network.Apply(op, x), 2);
        network.Output(network.Apply(new Ops.DropConnect(17, 0.5f), network.Input(23)), 23);
        network.Output(network.Apply(new Ops.ReLU(), network.Apply(new Ops.DropConnect(5, 0.5f, Bias: false), network.Input(6, 11))), 11);
        network.Verify();
    }

    [Fact]
    public void Forward_and_backward_draw_the_same_as_the_oracle() => TrainingNetwork.Verify(DefinitionTracer.Trace(typeof(Dropped)), 1);
}
