using NetGenCompiler.Execution;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning;

/// <summary>
/// Decides which copies are parts of others, so that concatenating, slicing and reshaping cost nothing: operands of a concatenation of
/// whole blocks are written where the result lies, slices at block borders and other dimensions are read where the operand lies.
/// </summary>
static class PartPlacement
{
    /// <summary>The steps that are left to do.</summary>
    public static IReadOnlyList<PendingStep> Apply(IReadOnlyList<PendingStep> steps, int lanes)
    {
        var free = new HashSet<PendingStep>(ReferenceComparer.Instance);

        // From the last to the first: a concatenation that repeats the beginning of a later one is then a part of it (DenseNet).
        foreach (var step in steps.Reverse())
        {
            if (step.Node?.Op is Concat { Axis: 0 } && Join(step, lanes)) free.Add(step);
        }

        foreach (var step in steps)
        {
            var isFree = step switch
            {
                { Node.Op: Split { Axis: 0 } split } => Cut(step, Starts(split.Sizes), lanes),
                { Node.Op: Slice { Axis: 0 } slice } => Cut(step, [slice.Range(step.Reads[0].Shape).Start], lanes),
                _ => false,
            };
            if (isFree) free.Add(step);
        }

        // Only now is it known which maps get zeros round them, their own or those of a part: there the same bytes are not a view.
        foreach (var copy in steps.SelectMany(s => s.Reads.Concat(s.Writes)).Distinct()) copy.Root.Demand(copy.Halo);
        foreach (var step in steps)
        {
            if (step is { Node.Op.Kind: OpKind.View } or { Node: null, Reads.Count: 1, Writes.Count: 1 } && View(step)) free.Add(step);
        }

        return [.. steps.Where(s => !free.Contains(s))];
    }

    static bool Join(PendingStep step, int lanes)
    {
        var whole = step.Writes[0];
        var planes = Starts(step.Reads.Select(r => r.Shape.Rank > 0 ? r.Shape[0] : 0)).ToList();
        if (whole.Kind != LayoutKind.Blocked || step.Reads.Any(r => r.Kind != LayoutKind.Blocked || r.Scope != whole.Scope) || planes.Any(p => p % lanes != 0)) return false;
        if (step.Reads.Distinct().Count() == step.Reads.Count && step.Reads.All(r => r.Whole is null && r != whole.Root))
        {
            foreach (var (part, start) in step.Reads.Zip(planes, (r, p) => (r, p))) part.MakePartOf(whole, start / lanes);
            return true;
        }

        var root = step.Reads[0].Root;
        var first = step.Reads[0].RootPlane;
        if (whole.Whole is not null || whole == root || step.Reads.Where((r, i) => r.Root != root || r.RootPlane != first + (planes[i] / lanes)).Any()) return false;
        whole.MakePartOf(root, first);
        return true;
    }

    static bool Cut(PendingStep step, IEnumerable<int> starts, int lanes)
    {
        var whole = step.Reads[0];
        var parts = step.Writes.Zip(starts, (part, start) => (part, start)).ToList();
        if (whole.Kind != LayoutKind.Blocked || parts.Any(p => p.start % lanes != 0 || p.part.Whole is not null || p.part == whole.Root)) return false;
        foreach (var (part, start) in parts) part.MakePartOf(whole, start / lanes);
        return true;
    }

    /// <summary>The same numbers in the same order: plain under other dimensions, or one pixel in either order.</summary>
    static bool View(PendingStep step)
    {
        var (from, to) = (step.Reads[0], step.Writes[0]);
        var samePlain = from.Kind == LayoutKind.Plain && to.Kind == LayoutKind.Plain;
        var onePixel = IsOnePixel(from) && (IsOnePixel(to) || to.Shape.Rank == 1);
        if (!(samePlain || onePixel) || to.Whole is not null || to == from.Root || from.Root.Halo != default || to.Halo != default) return false;
        to.MakePartOf(from, 0);
        return true;
    }

    static bool IsOnePixel(ValueCopy copy) => copy.Shape.IsMap && copy.Shape.Height * copy.Shape.Width == 1;

    static IEnumerable<int> Starts(IEnumerable<int> sizes)
    {
        var start = 0;
        foreach (var size in sizes)
        {
            yield return start;
            start += size;
        }
    }
}
