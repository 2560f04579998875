using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

public class TransposedTests
{
    /// <summary>Strides over, at and under the kernel, so that results have no, one or several taps.</summary>
    [Fact]
    public void Transposed_convolutions_of_every_kind()
    {
        OperatorNetwork network = new("Transposed");
        foreach (var (x, op) in Cases) network.Output(network.Apply(op, network.Input([.. x.Dimensions])), Terms(x, op));
        network.Verify();
    }

    [Fact]
    public void What_follows_is_applied_to_every_pixel_once()
    {
        OperatorNetwork network = new("Fused");
        foreach (var (x, op) in Cases)
        {
            foreach (Op following in new Op[] { new ReLU(), new Tanh(), new BatchNorm2d() })
            {
                network.Output(network.Apply(following, network.Apply(op, network.Input([.. x.Dimensions]))), Terms(x, op));
            }

            var result = op.InferShapes([x])[0];
            var sum = network.Apply(new Add(), network.Input([.. result.Dimensions]), network.Apply(op, network.Input([.. x.Dimensions])));
            network.Output(network.Apply(new SiLU(), sum), Terms(x, op));
        }

        network.Verify();
    }

    internal static IReadOnlyList<(TensorShape X, ConvTranspose2d Op)> Cases { get; } =
    [
        (TensorShape.Of(16, 7, 5), new(32, new(2, 2), new(2, 2))),
        (TensorShape.Of(33, 4, 9), new(19, new(4, 4), new(2, 2), new(1, 1, 1, 1), Bias: false)),
        (TensorShape.Of(5, 6, 7), new(24, new(3, 3), new(2, 2), new(1, 1, 1, 1), new(1, 1))),
        (TensorShape.Of(20, 5, 6), new(17, new(3, 3))),
        (TensorShape.Of(20, 5, 6), new(1, new(5, 3), Padding: new(2, 1, 0, 2))),
        (TensorShape.Of(7, 3, 4), new(10, new(1, 2), new(3, 4), OutputPadding: new(2, 1))),
        (TensorShape.Of(12, 5, 4), new(18, new(3, 2), new(1, 2), new(2, 0, 1, 1), new(1, 2), new(2, 3), Groups: 6)),
        (TensorShape.Of(37, 6, 5), new(37, new(3, 3), new(2, 2), new(1, 1, 1, 1), new(1, 1), Groups: 37)),
        (TensorShape.Of(3, 4, 5), new(8, new(2, 2), Padding: new(1, 1, 1, 1), OutputPadding: new(2, 2), Dilation: new(3, 3))),
        (TensorShape.Of(100, 1, 1), new(40, new(4, 4))),
    ];

    internal static long Terms(TensorShape x, ConvTranspose2d op) => (long)x.Channels / op.Groups * op.Kernel.Height * op.Kernel.Width;
}
