using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Normalization;

/// <summary>
/// Computes a function along an axis: <c>(float* x, float* y, long length)</c>; of columns <c>long step</c>, of a part <c>long width</c>, of further
/// operands <c>float* other</c> and <c>float* single</c>, of normalisations by a root <c>float epsilon</c> and of weighted ones <c>float* weight</c> and of the
/// shifted one <c>float* bias</c> follow.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Function">What it computes.</param>
/// <param name="Form">How the elements lie.</param>
sealed record AxisKernel(InstructionSet InstructionSet, AxisFunction Function, AxisForm Form) : KernelKey(InstructionSet)
{
    public override string MethodName => $"{Function}Of{Form}";

    public override EquatableArray<KernelKey> Uses =>
        Function is AxisFunction.Softmax or AxisFunction.LogSoftmax or AxisFunction.LogSoftmaxGradient ? [new VectorHelper(InstructionSet, VectorHelperFunction.Exp)] : [];

    public bool HasEpsilon => Function is AxisFunction.L2Normalize or AxisFunction.L2Norm or AxisFunction.L2NormalizeGradient or AxisFunction.L2NormGradient
        or AxisFunction.Standardize or AxisFunction.LayerNorm or AxisFunction.StandardizeGradient or AxisFunction.LayerNormGradient
        or AxisFunction.CosineSimilarity or AxisFunction.EuclideanDistance;

    public bool HasWeight => Function is AxisFunction.L2Norm or AxisFunction.L2NormGradient or AxisFunction.LayerNorm or AxisFunction.LayerNormGradient;

    public bool HasBias => Function is AxisFunction.LayerNorm;

    /// <summary>The names of the operands, in the order of the operator's.</summary>
    public EquatableArray<string> Operands => Function switch
    {
        AxisFunction.SoftmaxGradient or AxisFunction.LogSoftmaxGradient or AxisFunction.L2NormalizeGradient or AxisFunction.L2NormGradient
            or AxisFunction.StandardizeGradient or AxisFunction.LayerNormGradient or AxisFunction.CosineSimilarity or AxisFunction.EuclideanDistance => ["x", "other"],
        AxisFunction.MaxGradient => ["single", "x", "otherSingle"],
        AxisFunction.MeanGradient => ["single"],
        _ => ["x"],
    };
}
