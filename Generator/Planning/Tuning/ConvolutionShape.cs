using System.Globalization;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Planning.Tuning;

/// <summary>
/// A convolution or a matrix product as far as its tiles depend on it: two layers of the same shape are computed in the same way, whatever networks they belong to.
/// </summary>
/// <param name="Inputs">Input channels.</param>
/// <param name="Outputs">Output channels.</param>
/// <param name="Output">Rows and columns of the result.</param>
/// <param name="Kernel">Rows and columns of the kernel.</param>
/// <param name="Stride">From an operand to that of the next row and column.</param>
/// <param name="Dilation">From a tap to the next.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="ReadsPlain">Whether what it reads is in row-major order, as the operand of a first convolution or of a linear layer is.</param>
sealed record ConvolutionShape(int Inputs, int Outputs, Size2 Output, Size2 Kernel, Size2 Stride, Size2 Dilation, int Groups, bool ReadsPlain)
{
    /// <summary>The shape of a geometry; nothing for volumes, whose tiles are not tuned.</summary>
    public static ConvolutionShape? Of(DenseGeometry g, InstructionSet instructionSet) => g.Volume is not null ? null : new(
        g.Inputs, g.Outputs, new(g.Height, g.Width), new(g.KernelHeight, g.KernelWidth), new(g.StrideHeight, g.StrideWidth), new(g.DilationHeight, g.DilationWidth), g.Groups,
        g.InputBlock != instructionSet.Lanes);

    /// <summary>As tuning files write it: <c>64-128 at 28x28 kernel 3x3 stride 2x2</c>, what is 1 left out.</summary>
    public override string ToString() =>
        Invariant($"{Inputs}-{Outputs} at {Text(Output)} kernel {Text(Kernel)}") + Unless(Stride, "stride") + Unless(Dilation, "dilation")
        + (Groups == 1 ? "" : Invariant($" groups {Groups}")) + (ReadsPlain ? " plain" : "");

    static string Unless(Size2 size, string name) => size == new Size2(1, 1) ? "" : $" {name} {Text(size)}";

    static string Text(Size2 size) => Invariant($"{size.Height}x{size.Width}");

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
