using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.MatrixProduct;

public class MatMulTests
{
    [Fact]
    [Trait("Category", "Smoke")]
    public void Products_of_any_size_are_right()
    {
        OperatorNetwork network = new("Products");
        foreach (var (rows, depth, columns) in new[] { (1, 1, 1), (5, 7, 3), (12, 16, 32), (13, 31, 37), (25, 40, 77), (6, 5, 8), (7, 64, 19) })
        {
            network.Output(network.Apply(new MatMul(), network.Input(rows, depth), network.Input(depth, columns)), depth);
        }

        network.Output(network.Apply(new MatMul(), network.Input(3, 5, 9), network.Input(3, 9, 11)), 9);
        network.Output(network.Apply(new MatMul(), network.Input(1, 5, 9), network.Input(3, 9, 11)), 9);
        network.Output(network.Apply(new MatMul(), network.Input(2, 3, 14, 9), network.Input(2, 1, 9, 11)), 9);
        network.Output(network.Apply(new MatMul(), network.Blocked(3, 5, 9), network.Blocked(3, 9, 4)), 18);
        network.Verify();
    }
}
