using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Movement;

public class MovementTests
{
    [Fact]
    public void Values_in_plain_order_are_moved()
    {
        OperatorNetwork network = new("Plain");
        var x = network.Input(6, 5, 8);
        Everything(network, x, network.Input(3, 5, 8));
        var wide = network.Input(4, 19, 23);
        foreach (int[] axes in new int[][] { [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0] }) network.Check(new Permute(axes.ToEquatableArray()), wide);
        var deep = network.Input(2, 3, 4, 5);
        network.Check(new Permute([3, 1, 0, 2]), deep);
        network.Check(new Slice(2, 1, -1), deep);
        network.Check(new Concat(3), deep, deep);
        network.Check(new Permute([1, 0]), network.Input(33, 70));
        foreach (var part in network.ApplyAll(new Split(0, [3, 1, 9]), network.Input(13))) network.Check(new ReLU(), part);
        foreach (var block in new[] { 2, 3, 4, 5 })
        {
            foreach (var width in new[] { 1, 4, 5, 8, 13 })
            {
                network.Check(new SpaceToDepth(block), network.Input(3, 2 * block, width * block));
                network.Check(new DepthToSpace(block), network.Input(2 * block * block, 3, width));
            }
        }

        network.Check(new SpaceToDepth(2), network.Input(3, 6, 10));
        network.Check(new SpaceToDepth(3), network.Input(2, 3, 9));
        network.Check(new DepthToSpace(2), network.Input(12, 5, 7));
        network.Check(new DepthToSpace(3), network.Input(9, 1, 4));
        network.Verify();
    }

    [Theory]
    [InlineData(16, 32)]
    [InlineData(6, 3)]
    [InlineData(34, 17)]
    public void Values_in_blocks_are_moved(int first, int second)
    {
        OperatorNetwork network = new("Blocked");
        Everything(network, network.Blocked(first, 5, 8), network.Blocked(second, 5, 8));
        network.Check(new Flatten(), network.Blocked(first, 1, 1));
        network.Check(new Reshape([1, first, 1]), network.Blocked(first, 1, 1));
        network.Check(new Reshape([first, 1, 1]), network.Apply(new ReLU(), network.Apply(new Flatten(), network.Blocked(first, 1, 1))));
        network.Verify();
    }

    /// <summary>Joined halves of an uneven cut, shuffled and cut again, as in ShuffleNetV2.</summary>
    [Fact]
    [Trait("Category", "Smoke")]
    public void Shuffles_of_joined_parts_are_right()
    {
        OperatorNetwork network = new("Shuffled");
        var x = network.Blocked(58, 3, 5);
        for (var i = 0; i < 3; i++)
        {
            var parts = network.ApplyAll(new Split(0, [29, 29]), x);
            x = network.Apply(new ChannelShuffle(2), network.Apply(new Concat(), parts[0], network.Apply(new Tanh(), parts[1])));
        }

        network.Output(x, 16);
        network.Verify();
    }

    static void Everything(OperatorNetwork network, Value x, Value y)
    {
        network.Check(new Flatten(), x);
        network.Check(new Reshape([-1, 2, 5, 4]), x);
        network.Check(new Identity(), x);
        network.Check(new Concat(), x, y);
        network.Check(new Concat(), y, x, y);
        network.Check(new Concat(1), x, x);
        network.Check(new Concat(2), y, y, y);
        network.Check(new Slice(0, 1, -1), x);
        network.Check(new Slice(1, 1, 3), x);
        network.Check(new Slice(2, -3, 8), x);
        network.Check(new Permute([2, 0, 1]), y);
        network.Check(new ZeroPad(new(1, 2, 3, 0)), x);
        network.Check(new Upsample(new(2, 3)), y);
        network.Check(new Upsample(new(3, 2), Interpolation.Bilinear), x);
        network.Check(new Upsample(new(2, 5), Interpolation.Bilinear, true), y);
        network.Check(new ChannelShuffle(2), x);
        foreach (var part in network.ApplyAll(new Split(1, [2, 3]), x)) network.Check(new ReLU(), part);
        foreach (var part in network.ApplyAll(new Chunk(2), x)) network.Check(new ReLU(), part);
    }
}
