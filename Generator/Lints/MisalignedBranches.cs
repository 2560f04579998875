using NetGenCompiler.Ops;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Lints;

/// <summary>
/// Branches that are added or joined although a pixel of the one does not lie where that of the other does: their steps differ, or their centres by more than
/// half a step. Araujo et al., 2019, "Computing receptive fields of convolutional neural networks".
/// </summary>
sealed class MisalignedBranches : Lint
{
    public override string Id => LintIds.MisalignedBranches;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var node in context.Graph.Nodes)
        {
            if (node.Inputs.Count < 2 || node.Op is not (Concat or BinaryElementwise)) continue;
            var branches = node.Inputs.Select((_, i) => context.Fields.Branch(context.Graph, node, i)).ToList();
            var found = Difference("height", branches.Select(b => b.Vertical)) ?? Difference("width", branches.Select(b => b.Horizontal));
            if (found is not null) yield return At(node, $"the branches of {Named(node)} are misaligned along the {found}");
        }
    }

    static string? Difference(string axis, IEnumerable<AxisInterval?> branches)
    {
        var known = branches.Where(b => b is { Misaligned: false }).Select(b => b!.Value).ToList();
        foreach (var branch in known.Skip(1))
        {
            var first = known[0];
            if (branch.Stride != first.Stride) return $"{axis}: one steps by {Text(first.Stride)} pixels of the input, another by {Text(branch.Stride)}";
            var apart = Math.Abs(Centre(branch) - Centre(first));
            if (apart > first.Stride.ToDouble() / 2) return $"{axis}: their centres lie {AxisField.Text(apart)} {(apart == 1 ? "pixel" : "pixels")} of the input apart, more than half their step {Text(first.Stride)}";
        }

        return null;
    }

    static double Centre(AxisInterval interval) => (interval.Low + interval.High).ToDouble() / 2;

    static string Text(Rational value) => AxisField.Text(value.ToDouble());
}
