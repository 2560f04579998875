using System.Globalization;
using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Lints;

/// <summary>
/// A transposed convolution whose kernel is no multiple of its stride: neighbouring results are sums of different numbers of products. Odena et al.,
/// 2016, "Deconvolution and checkerboard artifacts".
/// </summary>
sealed class Checkerboard : Lint
{
    public override string Id => LintIds.Checkerboard;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var node in context.Graph.Nodes)
        {
            if (node.Op is not ConvTranspose2d op || (op.Kernel.Height % op.Strides.Height == 0 && op.Kernel.Width % op.Strides.Width == 0)) continue;
            var (kernel, stride) = (op.Kernel.ShortText, op.Strides.ShortText);
            var even = new Size2(Multiple(op.Kernel.Height, op.Strides.Height), Multiple(op.Kernel.Width, op.Strides.Width));
            yield return At(
                node,
                $"{Named(node)} makes a checkerboard: its kernel {kernel} is no multiple of its stride {stride}, so that neighbouring pixels are sums of different numbers of products; a kernel of {even.ShortText} is even",
                ArgumentChange.Fact(Change(op, even)));
        }
    }

    static int Multiple(int kernel, int stride) => (kernel + stride - 1) / stride * stride;

    /// <summary>The kernel that is even, with the padding that leaves the size of the result: of a longer kernel half goes to each side, and an odd pixel to the output's padding.</summary>
    static List<ArgumentChange> Change(ConvTranspose2d op, Size2 even)
    {
        var padding = op.Padding.Top;
        if (even.Height != even.Width || op.Kernel.Height != op.Kernel.Width || op.Padding != new Padding2(padding, padding, padding, padding) || op.OutputPadding.Height != op.OutputPadding.Width)
        {
            return [new("kernel", even.ShortText)];
        }

        var longer = even.Height - op.Kernel.Height;
        var outputPadding = op.OutputPadding.Height;
        var moved = longer % 2 == 0 ? 0 : outputPadding > 0 ? -1 : 1;
        List<ArgumentChange> changes = [new("kernel", even.ShortText)];
        if (longer + moved != 0) changes.Add(new("padding", Text(padding + ((longer + moved) / 2))));
        if (moved != 0) changes.Add(new("outputPadding", Text(outputPadding + moved)));
        return changes;
    }

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
