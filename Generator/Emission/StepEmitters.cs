using NetGenCompiler.Emission.BatchNormalization;
using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Emission.Edges;
using NetGenCompiler.Emission.Elementwise;
using NetGenCompiler.Emission.Gathering;
using NetGenCompiler.Emission.Gradients;
using NetGenCompiler.Emission.Lookup;
using NetGenCompiler.Emission.MatrixProduct;
using NetGenCompiler.Emission.Movement;
using NetGenCompiler.Emission.Normalization;
using NetGenCompiler.Emission.Planar;
using NetGenCompiler.Emission.Pooling;
using NetGenCompiler.Emission.Randomized;
using NetGenCompiler.Emission.Recurrent;
using NetGenCompiler.Emission.Reduction;
using NetGenCompiler.Emission.Upsampling;
using NetGenCompiler.Emission.Winograd;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.BatchNormalization;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Edges;
using NetGenCompiler.Planning.Elementwise;
using NetGenCompiler.Planning.Gathering;
using NetGenCompiler.Planning.Gradients;
using NetGenCompiler.Planning.Lookup;
using NetGenCompiler.Planning.MatrixProduct;
using NetGenCompiler.Planning.Movement;
using NetGenCompiler.Planning.Normalization;
using NetGenCompiler.Planning.Planar;
using NetGenCompiler.Planning.Pooling;
using NetGenCompiler.Planning.Randomized;
using NetGenCompiler.Planning.Recurrent;
using NetGenCompiler.Planning.Reduction;
using NetGenCompiler.Planning.Upsampling;
using NetGenCompiler.Planning.Winograd;

namespace NetGenCompiler.Emission;

/// <summary>How each kind of step is written: one line a kind.</summary>
static class StepEmitters
{
    static readonly Dictionary<Type, Action<Step, StepScope>> All = new()
    {
        [typeof(LoadInputStep)] = (step, scope) => EdgeEmitter.Emit((LoadInputStep)step, scope),
        [typeof(StoreOutputStep)] = (step, scope) => EdgeEmitter.Emit((StoreOutputStep)step, scope),
        [typeof(ReorderStep)] = (step, scope) => EdgeEmitter.Emit((ReorderStep)step, scope),
        [typeof(ChannelwiseWeightGradientStep)] = (step, scope) => ChannelwiseWeightGradientStepEmitter.Emit((ChannelwiseWeightGradientStep)step, scope),
        [typeof(OuterProductStep)] = (step, scope) => OuterProductEmitter.Emit((OuterProductStep)step, scope),
        [typeof(VolumeChannelwiseWeightGradientStep)] = (step, scope) => VolumeWeightGradientEmitter.Emit((VolumeChannelwiseWeightGradientStep)step, scope),
        [typeof(VolumeWeightGradientStep)] = (step, scope) => VolumeWeightGradientEmitter.Emit((VolumeWeightGradientStep)step, scope),
        [typeof(WeightGradientStep)] = (step, scope) => WeightGradientStepEmitter.Emit((WeightGradientStep)step, scope),
        [typeof(ChannelwiseStep)] = (step, scope) => ChannelwiseStepEmitter.Emit((ChannelwiseStep)step, scope),
        [typeof(DenseStep)] = (step, scope) => DenseStepEmitter.Emit((DenseStep)step, scope),
        [typeof(CastStep)] = (step, scope) => CastEmitter.Emit((CastStep)step, scope),
        [typeof(CopyStep)] = (step, scope) => CopyStepEmitter.Emit((CopyStep)step, scope),
        [typeof(ChannelGatherStep)] = (step, scope) => ChannelGatherEmitter.Emit((ChannelGatherStep)step, scope),
        [typeof(IndexedPoolingStep)] = (step, scope) => IndexedPoolingEmitter.Emit((IndexedPoolingStep)step, scope),
        [typeof(IndexedGatherStep)] = (step, scope) => IndexedGatherEmitter.Emit((IndexedGatherStep)step, scope),
        [typeof(WeightedGatherStep)] = (step, scope) => WeightedGatherEmitter.Emit((WeightedGatherStep)step, scope),
        [typeof(AxisStep)] = (step, scope) => AxisStepEmitter.Emit((AxisStep)step, scope),
        [typeof(MatMulStep)] = (step, scope) => MatMulStepEmitter.Emit((MatMulStep)step, scope),
        [typeof(BilinearStep)] = (step, scope) => BilinearStepEmitter.Emit((BilinearStep)step, scope),
        [typeof(ClearPixelsStep)] = (step, scope) => ClearPixelsEmitter.Emit((ClearPixelsStep)step, scope),
        [typeof(CompositeStep)] = (step, scope) => CompositeStepEmitter.Emit((CompositeStep)step, scope),
        [typeof(ElementwiseStep)] = (step, scope) => ElementwiseStepEmitter.Emit((ElementwiseStep)step, scope),
        [typeof(ChannelReductionStep)] = (step, scope) => ChannelReductionEmitter.Emit((ChannelReductionStep)step, scope),
        [typeof(ChannelMomentsStep)] = (step, scope) => ChannelMomentsEmitter.Emit((ChannelMomentsStep)step, scope),
        [typeof(NormalizationSumsStep)] = (step, scope) => NormalizationSumsEmitter.Emit((NormalizationSumsStep)step, scope),
        [typeof(ChannelFormulaStep)] = (step, scope) => ChannelFormulaEmitter.Emit((ChannelFormulaStep)step, scope),
        [typeof(StatisticsStep)] = (step, scope) => StatisticsEmitter.Emit((StatisticsStep)step, scope),
        [typeof(EmbeddingStep)] = (step, scope) => EmbeddingEmitter.Emit((EmbeddingStep)step, scope),
        [typeof(EmbeddingGradientStep)] = (step, scope) => EmbeddingEmitter.Emit((EmbeddingGradientStep)step, scope),
        [typeof(RecurrenceStep)] = (step, scope) => RecurrenceEmitter.Emit((RecurrenceStep)step, scope),
        [typeof(RecurrenceGradientStep)] = (step, scope) => RecurrenceGradientEmitter.Emit((RecurrenceGradientStep)step, scope),
        [typeof(DropoutStep)] = (step, scope) => DropoutEmitter.Emit((DropoutStep)step, scope),
        [typeof(WinogradStep)] = (step, scope) => WinogradStepEmitter.Emit((WinogradStep)step, scope),
        [typeof(PlanarStep)] = (step, scope) => PlanarStepEmitter.Emit((PlanarStep)step, scope),
        [typeof(PoolingStep)] = (step, scope) => PoolingStepEmitter.Emit((PoolingStep)step, scope),
    };

    /// <summary>Writes the body of a step's method, which has <c>arena</c>, <c>weights</c>, <c>scratch</c>, <c>inputs</c>, <c>outputs</c>, <c>part</c> and <c>parts</c>.</summary>
    public static void Emit(Step step, StepScope scope) => All[step.GetType()](step, scope);
}
