using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Normalization;

public class ItemNormTests
{
    [Fact]
    public void Groups_and_channels_are_normalised_by_their_own_moments()
    {
        OperatorNetwork network = new("Groups");
        foreach (var (channels, groups, height, width) in new[] { (18, 3, 5, 7), (32, 32, 3, 3), (37, 1, 1, 9), (64, 4, 6, 2), (5, 5, 13, 1) })
        {
            var x = network.Blocked(channels, height, width);
            network.Output(network.Apply(new ReLU(), network.Apply(new GroupNorm(groups), x)), channels / groups * height * width);
            network.Output(network.Apply(new InstanceNorm2d(Affine: true), network.Input(channels, height, width)), height * width);
        }

        network.Output(network.Apply(new InstanceNorm2d(Eps: 0.1f), network.Blocked(19, 5, 7)), 35);
        network.Output(network.Apply(new InstanceNorm1d(Affine: true), network.Input(19, 37)), 37);
        network.Output(network.Apply(new InstanceNorm1d(), network.Input(32, 2)), 2);
        network.Output(network.Apply(new GroupNorm(3), network.Input(39)), 13);
        network.Output(network.Apply(new SwitchNorm2d(), network.Blocked(19, 5, 7)), 19 * 35);
        network.Output(network.Apply(new ReLU(), network.Apply(new SwitchNorm2d(Eps: 0.1f), network.Input(32, 3, 3))), 32 * 9);
        network.Output(network.Apply(new GroupNorm(1, Affine: false), network.Input(7, 5)), 35);
        network.Output(network.Apply(new GroupNorm(2), network.Input(6, 3, 2, 5)), 90);
        network.Verify();
    }

    [Fact]
    public void Last_axes_are_normalised_together()
    {
        OperatorNetwork network = new("Layers");
        foreach (var shape in new int[][] { [1], [10], [37], [64], [5, 33], [3, 16], [2, 3, 5, 7] })
        {
            var x = network.Input(shape);
            for (var axes = 1; axes <= shape.Length; axes++)
            {
                network.Output(network.Apply(new LayerNorm(axes), x), shape.TakeLast(axes).Aggregate((a, b) => a * b));
                network.Output(network.Apply(new LayerNorm(axes, 0.01f, ElementwiseAffine: false), x), shape.TakeLast(axes).Aggregate((a, b) => a * b));
            }
        }

        network.Output(network.Apply(new LayerNorm(3), network.Blocked(19, 3, 5)), 285);
        network.Verify();
    }

    /// <summary>A mean of a thousand deviations costs the digits that it has itself, no more.</summary>
    [Fact]
    public void A_large_mean_leaves_the_variance_its_digits()
    {
        OperatorNetwork network = new("Offset");
        var x = network.Input(20, 7, 9);
        network.Output(network.Apply(new GroupNorm(4), x), 4096);
        network.Output(network.Apply(new LayerNorm(2), x), 4096);
        network.Output(network.Apply(new InstanceNorm2d(), x), 4096);
        network.Verify(inputs: graph => graph.Inputs.ToDictionary(i => i.Name, _ => Enumerable.Range(0, 1260).Select(i => 1000f + (i * 31 % 17 / 8f)).ToArray()));
    }
}
