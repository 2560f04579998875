using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>What the passes fuse into convolutions and linear layers, against the oracle.</summary>
public class EpilogueTests
{
    static readonly Op[] Activations =
    [
        new ReLU(), new ReLU6(), new LeakyReLU(0.2f), new HardSigmoid(), new HardSwish(), new Sigmoid(), new SiLU(), new Tanh(), new GELU(), new ELU(), new Mish(),
        new Softplus(), new PReLU(), new PReLU(PerChannel: true),
    ];

    [Fact]
    public void Activations_follow_a_convolution() => EachActivation([20, 9, 11], Conv(24, 3, padding: 1), 180);

    [Fact]
    public void Activations_follow_a_depthwise_convolution() => EachActivation([19, 7, 13], Conv(19, 3, padding: 1, groups: 19), 9);

    [Fact]
    public void Activations_follow_a_linear_layer() => EachActivation([45], new Linear(37), 45);

    [Fact]
    public void Activations_follow_a_product_of_matrices()
    {
        EachActivation([7, 20], new Linear(48), 20);
        EachActivation([7, 20], new Linear(13), 20);
    }

    [Fact]
    public void A_gate_and_a_residual_follow_a_convolution()
    {
        var network = new OperatorNetwork("Residuals");
        var x = network.Input(33, 8, 15);
        var squeezed = network.Input(10, 1, 1);
        var gate = network.Apply(new Sigmoid(), network.Apply(Conv(33, 1), squeezed));
        var scalar = network.Input(1);
        var pixels = network.Apply(new Sigmoid(), network.Apply(Conv(1, 3, padding: 1), x));
        var gated = network.Apply(new Multiply(), network.Apply(new SiLU(), network.Apply(Conv(33, 3, padding: 1, groups: 33), x)), gate);
        var projected = network.Apply(new Add(), network.Apply(Conv(33, 1), gated), x);
        network.Output(network.Apply(new ReLU(), projected), 300);
        network.Output(network.Apply(new Multiply(), network.Apply(new Tanh(), network.Apply(Conv(33, 1), x)), pixels), 300);
        network.Output(network.Apply(new Add(), scalar, network.Apply(new Softplus(), network.Apply(Conv(20, 2, stride: 2), x))), 200);
        network.Verify();
    }

    [Fact]
    public void A_normalization_follows_what_it_cannot_be_folded_into()
    {
        var network = new OperatorNetwork("Normalizations");
        var x = network.Input(18, 6, 7);
        network.Output(network.Apply(new BatchNorm2d(), network.Apply(new ReLU(), network.Apply(Conv(21, 3, padding: 1), x))), 200);
        network.Output(network.Apply(new BatchNorm2d(), network.Apply(new SiLU(), network.Apply(Conv(18, 3, groups: 18), x))), 20);
        var matrix = network.Input(5, 12);
        network.Output(network.Apply(new BatchNorm1d(), network.Apply(new Linear(9), matrix)), 12);
        network.Output(network.Apply(new BatchNorm1d(), network.Apply(new ReLU(), network.Apply(new Linear(16), network.Input(12)))), 12);
        network.Verify();
    }

    static void EachActivation(int[] input, Op layer, long reduction)
    {
        var network = new OperatorNetwork("Activations");
        var x = network.Input(input);
        foreach (var activation in Activations) network.Output(network.Apply(activation, network.Apply(layer, x)), reduction);
        network.Verify();
    }

    static Conv2d Conv(int outputs, int kernel, int stride = 1, int padding = 0, int groups = 1) =>
        new(outputs, new(kernel, kernel), new(stride, stride), new(padding, padding, padding, padding), Groups: groups);
}
