using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Elementwise;

public class BroadcastTests
{
    static readonly int[][] Maps = [[5, 7, 9], [1, 1, 1], [3, 1, 1], [17, 1, 5], [16, 4, 4], [2, 3, 1], [35, 2, 3]];

    [Fact]
    public void Operands_of_maps_are_broadcast_in_plain_order()
    {
        OperatorNetwork network = new("PlainMaps");
        foreach (var map in Maps)
        {
            var x = network.Input(map);
            foreach (var other in Shapes(map))
            {
                var y = network.Input(other);
                network.Check(new Subtract(), x, y);
                network.Check(new Subtract(), y, x);
            }

            network.Check(new PReLU(true), x);
            network.Check(new BatchNorm2d(), x);
        }

        network.Verify();
    }

    [Fact]
    public void Both_operands_are_broadcast()
    {
        OperatorNetwork network = new("Both");
        network.Check(new Multiply(), network.Input(5, 1, 1), network.Input(1, 7, 9));
        network.Check(new Add(), network.Input(5, 1, 9), network.Input(1, 7, 1));
        network.Check(new Add(), network.Input(1, 4), network.Input(31, 1));
        network.Verify();
    }

    [Fact]
    public void Values_of_any_rank_are_broadcast()
    {
        OperatorNetwork network = new("Ranks");
        foreach (var shape in new int[][] { [1], [3], [16], [37], [5, 7], [1, 40], [33, 2], [2, 3, 4, 5], [3, 1, 2, 17] })
        {
            var x = network.Input(shape);
            network.Check(new Multiply(), x, network.Input(shape));
            network.Check(new Add(), network.Input(1), x);
            network.Check(new Add(), x, network.Input([.. shape.Select((d, i) => i % 2 == 0 ? 1 : d)]));
            network.Check(new Subtract(), network.Input([.. shape.Select((d, i) => i % 2 == 1 ? 1 : d)]), x);
            network.Check(new PReLU(true), x);
        }

        network.Verify();
    }

    [Fact]
    public void Chains_are_one_step()
    {
        OperatorNetwork network = new("Chains");
        foreach (var map in Maps)
        {
            var (x, gate, pixels, scalar, same) = (network.Input(map), network.Input(map[0], 1, 1), network.Input(1, map[1], map[2]), network.Input(1), network.Input(map));
            var sum = network.Apply(new Multiply(), network.Apply(new SiLU(), network.Apply(new BatchNorm2d(), network.Apply(new Add(), same, x))), gate);
            network.Output(network.Apply(new HardSwish(), network.Apply(new Subtract(), pixels, network.Apply(new Subtract(), scalar, sum))));
        }

        network.Verify();
    }

    internal static IEnumerable<int[]> Shapes(int[] map) =>
        from mask in Enumerable.Range(0, 8) select (int[])[.. map.Select((d, axis) => (mask >> axis & 1) == 0 ? d : 1)];
}
