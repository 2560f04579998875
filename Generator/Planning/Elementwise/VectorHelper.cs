using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Planning.Elementwise;

/// <summary>A function of one vector that kernels call and the JIT inlines.</summary>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Function">What it computes.</param>
sealed record VectorHelper(InstructionSet InstructionSet, VectorHelperFunction Function) : KernelKey(InstructionSet)
{
    public override string MethodName => Function.ToString();

    public override EquatableArray<KernelKey> Uses => Function switch
    {
        VectorHelperFunction.Sigmoid or VectorHelperFunction.NormalCdf or VectorHelperFunction.Softplus or VectorHelperFunction.TanhSoftplus or VectorHelperFunction.MishSlope =>
            [this with { Function = VectorHelperFunction.Exp }],
        VectorHelperFunction.SwishSlope or VectorHelperFunction.TanhGeluSlope => [this with { Function = VectorHelperFunction.Sigmoid }],
        VectorHelperFunction.GeluSlope => [this with { Function = VectorHelperFunction.NormalCdf }],
        _ => [],
    };

    /// <summary>The function that an operator's expression calls; null where it is a few instructions without one.</summary>
    public static VectorHelperFunction? Of(Op op) => op switch
    {
        ELU => VectorHelperFunction.ExpMinusOne,
        Sigmoid or SiLU or Swish or GELU { Tanh: true } => VectorHelperFunction.Sigmoid,
        Tanh => VectorHelperFunction.Tanh,
        GELU => VectorHelperFunction.NormalCdf,
        Mish => VectorHelperFunction.TanhSoftplus,
        Softplus => VectorHelperFunction.Softplus,
        ELUGradient { OfResult: false } => VectorHelperFunction.Exp,
        SoftplusGradient => VectorHelperFunction.Sigmoid,
        SwishGradient => VectorHelperFunction.SwishSlope,
        GELUGradient { Tanh: true } => VectorHelperFunction.TanhGeluSlope,
        GELUGradient => VectorHelperFunction.GeluSlope,
        MishGradient => VectorHelperFunction.MishSlope,
        _ => null,
    };

    /// <summary>The functions that the expressions of a chain call.</summary>
    public static EquatableArray<KernelKey> For(InstructionSet instructionSet, IEnumerable<EpilogueKey> chain) => chain
        .Select(c => Of(c.Op)).Where(f => f is not null).Distinct()
        .Select(f => (KernelKey)new VectorHelper(instructionSet, f!.Value)).ToEquatableArray();
}
