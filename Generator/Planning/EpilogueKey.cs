using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning;

/// <summary>What a kernel must know of an epilogue: everything but the addresses.</summary>
/// <param name="Op">The operator.</param>
/// <param name="Operand">What its other operand is.</param>
/// <param name="ResultIsRight">Whether the result so far is the right operand of a binary operator.</param>
/// <param name="Constants">How many vectors of constants it reads.</param>
sealed record EpilogueKey(Op Op, EpilogueOperand Operand, bool ResultIsRight, int Constants)
{
    /// <summary>A part of a kernel's name, unique for the key: <c>ReLU</c>, <c>AddTensor</c>.</summary>
    public string Name => OpText.Identifier(Op) + (Operand is EpilogueOperand.None or EpilogueOperand.Constants ? "" : Operand.ToString()) + (ResultIsRight ? "Right" : "");
}
