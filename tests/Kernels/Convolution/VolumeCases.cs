using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>Convolutions over volumes: every argument, odd and prime sizes, windows that reach beyond the volume along each axis, dense, grouped and depthwise.</summary>
static class VolumeCases
{
    public static IReadOnlyDictionary<string, (int[] Shape, Conv3d Op)> All { get; } = new Dictionary<string, (int[], Conv3d)>
    {
        ["Cubes"] = ([3, 5, 7, 6], new(19, new(3, 3, 3), Padding: new(1, 1, 1))),
        ["Strides"] = ([32, 6, 9, 8], new(33, new(3, 3, 3), new(2, 2, 2), new(1, 1, 1), Bias: false)),
        ["Odd"] = ([17, 4, 5, 9], new(10, new(3, 1, 2), new(1, 2, 3), new(2, 0, 1), new(1, 3, 2))),
        ["Dilated"] = ([20, 7, 3, 29], new(35, new(2, 3, 1), new(3, 2, 1), new(0, 2, 0), new(3, 1, 1))),
        ["Pointwise"] = ([37, 2, 3, 15], new(64, new(1, 1, 1), new(2, 1, 2))),
        ["OnlyPadding"] = ([4, 1, 2, 2], new(6, new(3, 3, 3), Padding: new(2, 2, 2), Groups: 2)),
        ["Beyond"] = ([2, 1, 1, 5], new(3, new(2, 3, 3), new(1, 1, 2), new(4, 5, 2))),
        ["Groups"] = ([48, 5, 4, 7], new(96, new(1, 3, 3), new(2, 2, 2), new(1, 1, 1), Groups: 3)),
        ["SmallGroups"] = ([24, 3, 4, 9], new(48, new(3, 3, 3), Padding: new(1, 1, 1), Groups: 12)),
        ["Depthwise"] = ([37, 4, 5, 19], new(37, new(3, 3, 3), Padding: new(1, 1, 1), Groups: 37)),
        ["DepthwiseStrides"] = ([19, 5, 4, 6], new(38, new(3, 2, 3), new(2, 1, 2), new(1, 1, 0), Groups: 19, Bias: false)),
        ["Stem"] = ([3, 4, 23, 29], new(16, new(3, 7, 7), new(1, 2, 2), new(1, 3, 3))),
        ["Line"] = ([16, 3, 1, 1], new(16, new(3, 1, 1), Padding: new(1, 0, 0))),
        ["DepthAlone"] = ([19, 5, 6, 9], new(33, new(3, 1, 1), new(2, 1, 1), new(1, 0, 0))),
        ["DepthwiseDepth"] = ([20, 4, 3, 7], new(20, new(3, 1, 3), Padding: new(1, 0, 1), Groups: 20)),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>The length of the sums.</summary>
    public static long Reduction(int[] shape, Conv3d op) => (long)shape[0] / op.Groups * op.Kernel.Depth * op.Kernel.Height * op.Kernel.Width;
}
