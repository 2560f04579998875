using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Training;

/// <summary>Convolutions to differentiate.</summary>
static class ConvolutionCases
{
    public static Conv2d Square(int outputs, int kernel, int stride = 1, int padding = 0, int dilation = 1, int groups = 1) => new(
        outputs, new(kernel, kernel), new(stride, stride), new(padding, padding, padding, padding), new(dilation, dilation), groups, Bias: false);

    public static (TensorShape X, Conv2d Op) Random(Random random)
    {
        int Upto(int most) => random.Next(1, most + 1);
        var groups = random.Next(3) == 0 ? Upto(12) : 1;
        var (inputs, outputs) = (groups * Upto(groups == 1 ? 40 : 6), groups * Upto(groups == 1 ? 50 : 6));
        Size2 kernel = new(Upto(4), Upto(4)), dilation = new(Upto(3), Upto(3));
        Padding2 padding = new(random.Next(4), random.Next(4), random.Next(4), random.Next(4));
        var height = Upto(12) + (dilation.Height * (kernel.Height - 1));
        var width = Upto(20) + (dilation.Width * (kernel.Width - 1));
        return (TensorShape.Of(inputs, height, width), new(outputs, kernel, new(Upto(4), Upto(4)), padding, dilation, groups, Bias: false));
    }
}
