using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Gradients;

/// <summary>The gradient of the weights of a convolution over volumes, over all items, by the register tiles of maps: slice after slice.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Input">x.</param>
/// <param name="Gradient">dy.</param>
/// <param name="Target">The gradient, in PyTorch's order.</param>
/// <param name="Geometry">The convolution: x is its input, dy its output.</param>
/// <param name="Tiling">The tiles of a slice.</param>
sealed record VolumeWeightGradientStep(
    string Name, InstructionSet InstructionSet, Placement Input, Placement Gradient, Placement Target, DenseGeometry Geometry, WeightGradientTiling Tiling)
    : Step(Name, [Input, Gradient], [Target])
{
    public override string Algorithm => $"products of {Geometry.Volume!.Kernel(Geometry.KernelWidth)} over the batch, {Tiling}";

    public override bool ReducesBatch => true;

    /// <summary>What is computed of a slice of dy and one of x.</summary>
    public WeightGradientStep OfSlice => new(Name, InstructionSet, Input, Gradient, Target, SliceOf(Geometry), Tiling);

    /// <summary>The sums of a slice of the kernel.</summary>
    public override long ScratchLength => OfSlice.ScratchLength;

    /// <summary>The convolution of a slice by a slice of the kernel.</summary>
    public static DenseGeometry SliceOf(DenseGeometry geometry) => geometry with
    {
        Height = geometry.Volume!.Height,
        KernelHeight = geometry.Volume.KernelHeight,
        Volume = null,
    };
}
