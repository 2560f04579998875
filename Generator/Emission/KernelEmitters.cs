using NetGenCompiler.Emission.BatchNormalization;
using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Emission.Elementwise;
using NetGenCompiler.Emission.Gathering;
using NetGenCompiler.Emission.Gradients;
using NetGenCompiler.Emission.MatrixProduct;
using NetGenCompiler.Emission.Movement;
using NetGenCompiler.Emission.Normalization;
using NetGenCompiler.Emission.Planar;
using NetGenCompiler.Emission.Pooling;
using NetGenCompiler.Emission.Recurrent;
using NetGenCompiler.Emission.Reduction;
using NetGenCompiler.Emission.Upsampling;
using NetGenCompiler.Emission.Winograd;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.BatchNormalization;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Elementwise;
using NetGenCompiler.Planning.Gathering;
using NetGenCompiler.Planning.Gradients;
using NetGenCompiler.Planning.MatrixProduct;
using NetGenCompiler.Planning.Movement;
using NetGenCompiler.Planning.Normalization;
using NetGenCompiler.Planning.Planar;
using NetGenCompiler.Planning.Pooling;
using NetGenCompiler.Planning.Recurrent;
using NetGenCompiler.Planning.Reduction;
using NetGenCompiler.Planning.Upsampling;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Emission;

/// <summary>How each kind of kernel is written: one line a kind.</summary>
static class KernelEmitters
{
    static readonly Dictionary<Type, Action<KernelKey, CodeWriter>> All = new()
    {
        [typeof(ChannelwiseWeightGradientTile)] = (key, writer) => ChannelwiseWeightGradientTileEmitter.Emit((ChannelwiseWeightGradientTile)key, writer),
        [typeof(OuterProductTile)] = (key, writer) => OuterProductEmitter.Emit((OuterProductTile)key, writer),
        [typeof(WeightGradientTile)] = (key, writer) => WeightGradientTileEmitter.Emit((WeightGradientTile)key, writer),
        [typeof(ChannelwiseTile)] = (key, writer) => ChannelwiseTileEmitter.Emit((ChannelwiseTile)key, writer),
        [typeof(WinogradInputTile)] = (key, writer) => WinogradInputEmitter.Emit((WinogradInputTile)key, writer),
        [typeof(WinogradOutputTile)] = (key, writer) => WinogradOutputEmitter.Emit((WinogradOutputTile)key, writer),
        [typeof(DenseTile)] = (key, writer) => DenseTileEmitter.Emit((DenseTile)key, writer),
        [typeof(ElementwiseKernel)] = (key, writer) => ElementwiseKernelEmitter.Emit((ElementwiseKernel)key, writer),
        [typeof(ChannelGatherKernel)] = (key, writer) => ChannelGatherKernelEmitter.Emit((ChannelGatherKernel)key, writer),
        [typeof(IndexedPoolingKernel)] = (key, writer) => IndexedPoolingEmitter.Emit((IndexedPoolingKernel)key, writer),
        [typeof(IndexedGatherKernel)] = (key, writer) => IndexedGatherEmitter.Emit((IndexedGatherKernel)key, writer),
        [typeof(WeightedGatherKernel)] = (key, writer) => WeightedGatherEmitter.Emit((WeightedGatherKernel)key, writer),
        [typeof(AxisKernel)] = (key, writer) => AxisKernelEmitter.Emit((AxisKernel)key, writer),
        [typeof(MatrixTile)] = (key, writer) => MatrixTileEmitter.Emit((MatrixTile)key, writer),
        [typeof(BilinearKernel)] = (key, writer) => BilinearKernelEmitter.Emit((BilinearKernel)key, writer),
        [typeof(VectorHelper)] = (key, writer) => VectorHelperEmitter.Emit((VectorHelper)key, writer),
        [typeof(ChannelReductionKernel)] = (key, writer) => ChannelReductionEmitter.Emit((ChannelReductionKernel)key, writer),
        [typeof(ChannelMomentsKernel)] = (key, writer) => ChannelMomentsEmitter.Emit((ChannelMomentsKernel)key, writer),
        [typeof(NormalizationSumsKernel)] = (key, writer) => NormalizationSumsEmitter.Emit((NormalizationSumsKernel)key, writer),
        [typeof(RecurrenceKernel)] = (key, writer) => RecurrenceEmitter.Emit((RecurrenceKernel)key, writer),
        [typeof(RecurrenceGradientKernel)] = (key, writer) => RecurrenceGradientEmitter.Emit((RecurrenceGradientKernel)key, writer),
        [typeof(PlanarTile)] = (key, writer) => PlanarTileEmitter.Emit((PlanarTile)key, writer),
        [typeof(PlanarPooling)] = (key, writer) => PlanarPoolingEmitter.Emit((PlanarPooling)key, writer),
        [typeof(PoolingKernel)] = (key, writer) => PoolingKernelEmitter.Emit((PoolingKernel)key, writer),
    };

    /// <summary>Writes a kernel's method, documentation and attributes included.</summary>
    public static void Emit(KernelKey key, CodeWriter writer) => All[key.GetType()](key, writer);
}
