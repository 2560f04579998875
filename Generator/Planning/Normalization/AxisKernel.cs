using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Normalization;

/// <summary>
/// Computes a function along an axis: <c>(float* x, float* y, nint length)</c>; of columns <c>nint step</c>, of a part <c>nint width</c>, of L2
/// normalisations <c>float epsilon</c> and of the weighted one <c>float* weight</c> follow.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Function">What it computes.</param>
/// <param name="Form">How the elements lie.</param>
sealed record AxisKernel(InstructionSet InstructionSet, AxisFunction Function, AxisForm Form) : KernelKey(InstructionSet)
{
    public override string MethodName => $"{Function}Of{Form}";

    public override EquatableArray<KernelKey> Uses =>
        Function is AxisFunction.Softmax or AxisFunction.LogSoftmax ? [new VectorHelper(InstructionSet, VectorHelperFunction.Exp)] : [];

    public bool HasEpsilon => Function is AxisFunction.L2Normalize or AxisFunction.L2Norm;

    public bool HasWeight => Function == AxisFunction.L2Norm;

    /// <summary>Whether there is one result for all elements.</summary>
    public bool Reduces => Function is AxisFunction.Mean or AxisFunction.Max;
}
