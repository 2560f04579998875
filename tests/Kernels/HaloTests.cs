using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests;

/// <summary>What padded convolutions read round the results of other operators: zeros, whoever wrote them.</summary>
[Trait("Category", "Smoke")]
public class HaloTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(13)]
    public void Results_are_surrounded_by_zeros(int channels)
    {
        OperatorNetwork network = new("Surrounded");
        var (x, y) = (network.Blocked(channels, 6, 7), network.Blocked(channels, 6, 7));
        Padded(network, network.Apply(new Tanh(), x));
        Padded(network, network.Apply(new PReLU(true), x));
        Padded(network, network.Apply(new Multiply(), x, network.Blocked(channels, 1, 1)));
        Padded(network, network.Apply(new Multiply(), network.Apply(new Sigmoid(), network.Input(1, 6, 7)), y));
        Padded(network, network.Apply(new Concat(), x, y));
        Padded(network, network.Apply(new Concat(), network.Apply(new Slice(0, 3, channels), x), y));
        Padded(network, network.Apply(new Slice(1, 1, 5), y));
        Padded(network, network.Apply(new ZeroPad(new(2, 0, 1, 3)), network.Apply(new SiLU(), x)));
        Padded(network, network.Apply(new Upsample(new(2, 2)), x));
        Padded(network, network.Apply(new Upsample(new(2, 2), Interpolation.Bilinear), y));
        Padded(network, network.Apply(new Softmax(0), x));
        Padded(network, network.Apply(new Permute([0, 2, 1]), x));
        network.Verify();
    }

    // Two readers of one value ask for different halos; the third operator reads it with whichever it has.
    static void Padded(OperatorNetwork network, Value x)
    {
        network.Output(network.Apply(new Conv2d(5, new(3, 3), Padding: new(1, 1, 1, 1)), x), 9 * 40);
        network.Output(network.Apply(new Conv2d(3, new(1, 5), Padding: new(0, 0, 2, 2)), x), 5 * 40);
        network.Check(new Affine(2, 1), x);
    }
}
