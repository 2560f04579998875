namespace NetGen.Runtime.Execution;

/// <summary>A part's share of the innermost loops of a nest, whose turns lie side by side; of a single one a share of its turns.</summary>
/// <param name="extents">How often each loop turns, outermost first.</param>
/// <param name="sourceStrides">From one turn to the next on the one side.</param>
/// <param name="targetStrides">From one turn to the next on the other.</param>
/// <param name="unit">Turns of a single run that one part takes.</param>
/// <param name="part">The part, from 0.</param>
/// <param name="parts">How many parts there are.</param>
ref struct ContiguousRuns(ReadOnlySpan<int> extents, ReadOnlySpan<int> sourceStrides, ReadOnlySpan<int> targetStrides, int unit, int part, int parts)
{
    readonly ReadOnlySpan<int> extents = extents, sourceStrides = sourceStrides, targetStrides = targetStrides;
    int next, end;

    /// <summary>Where a run begins on either side, and its length.</summary>
    public (nint Source, nint Target, int Count) Current { get; private set; }

    public ContiguousRuns GetEnumerator()
    {
        var runs = 1;
        foreach (var extent in extents[..^1]) runs *= extent;
        LayerSupport.Share(runs == 1 ? (extents[^1] + unit - 1) / unit : runs, part, parts, out next, out end);
        IsSingle = runs == 1;
        return this;
    }

    bool IsSingle { get; set; }

    public bool MoveNext()
    {
        if (next >= end) return false;
        if (IsSingle)
        {
            var first = next * unit;
            Current = (first, first, Math.Min(end * unit, extents[^1]) - first);
            next = end;
            return true;
        }

        var (index, source, target) = (next++, (nint)0, (nint)0);
        for (var axis = extents.Length - 2; axis >= 0; axis--)
        {
            (index, var turn) = Math.DivRem(index, extents[axis]);
            source += (nint)turn * sourceStrides[axis];
            target += (nint)turn * targetStrides[axis];
        }

        Current = (source, target, extents[^1]);
        return true;
    }
}
