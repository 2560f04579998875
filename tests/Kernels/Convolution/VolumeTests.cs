using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

public class VolumeTests
{
    public static TheoryData<string> Names => VolumeCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Convolutions_of_volumes(string name)
    {
        var (shape, op) = VolumeCases.All[name];
        OperatorNetwork network = new($"Volume{name}");
        network.Output(network.Apply(op, network.Input(shape)), VolumeCases.Reduction(shape, op));
        network.Verify();
    }

    /// <summary>What is added before the store, whichever order the rows are computed in.</summary>
    [Fact]
    public void Residuals()
    {
        OperatorNetwork network = new("VolumeResiduals");
        foreach (var kernel in new Size3[] { new(3, 1, 1), new(3, 1, 3), new(3, 3, 3), new(1, 3, 3) })
        {
            foreach (var groups in new[] { 1, 19 })
            {
                var x = network.Apply(new Conv3d(19, new(1, 1, 1)), network.Input(3, 5, 4, 9));
                Conv3d op = new(19, kernel, Padding: new(kernel.Depth / 2, kernel.Height / 2, kernel.Width / 2), Groups: groups);
                network.Output(network.Apply(new SiLU(), network.Apply(new Add(), network.Apply(op, x), x)), 4 * 19 * 27);
            }
        }

        network.Verify();
    }

    [Fact]
    public void Poolings_of_volumes()
    {
        OperatorNetwork network = new("VolumePoolings");
        foreach (var (depth, height, width) in new[] { (4, 5, 9), (7, 6, 3), (2, 2, 17) })
        {
            var x = network.Input(19, depth, height, width);
            network.Check(new MaxPool3d(new(1, 2, 2)), x);
            network.Check(new MaxPool3d(new(3, 3, 3), new(2, 2, 2), new(1, 1, 1), CeilMode: true), x);
            network.Check(new MaxPool3d(new(2, 1, 3), new(1, 1, 1), new(1, 0, 1), new(2, 1, 2)), x);
            network.Output(network.Apply(new AvgPool3d(new(2, 3, 4), new(1, 2, 3), new(1, 1, 2), CountIncludePad: false), x), 24);
            network.Output(network.Apply(new AvgPool3d(new(1, 2, 2), new(2, 1, 2), new(0, 1, 1), CeilMode: true), x), 4);
            network.Output(network.Apply(new AdaptiveAvgPool3d(new(3, 2, 4)), x), depth * height * width);
            network.Output(network.Apply(new AdaptiveAvgPool3d(new(1, 1, 1)), x), depth * height * width);
            network.Output(network.Apply(new AdaptiveAvgPool3d(new(2, height, width)), x), depth);
            network.Output(network.Apply(new GlobalAvgPool(), x), depth * height * width);
            network.Check(new GlobalMaxPool(), x);
        }

        network.Verify();
    }
}
