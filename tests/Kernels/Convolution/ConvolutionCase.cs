using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Kernels.Tests.Convolution;

/// <summary>One layer to try: its operand, its operator, and what follows it before the store.</summary>
/// <param name="Input">The shape of the operand.</param>
/// <param name="Op">A convolution or a linear layer.</param>
/// <param name="Following">What is applied to the result.</param>
sealed record ConvolutionCase(TensorShape Input, Op Op, params Following[] Following)
{
    public TensorShape Output => Op.InferShapes([Input])[0];

    public override string ToString() => $"{Input} {OpCatalogText.Of(Op)}{string.Concat(Following.Select(f => $" + {f}"))}";
}
