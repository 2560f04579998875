using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Movement;

/// <summary>Nested loops that copy numbers from one place to another, outermost first.</summary>
/// <param name="Source">The value that is read.</param>
/// <param name="SourceOffset">From the value's first element to the first that is read.</param>
/// <param name="Target">The value that is written.</param>
/// <param name="TargetOffset">From the value's first element to the first that is written.</param>
/// <param name="Extents">How often each loop turns.</param>
/// <param name="SourceStrides">Floats from one turn to the next; 0 where an element is repeated.</param>
/// <param name="TargetStrides">Floats from one turn to the next.</param>
sealed record CopyBox(
    Placement Source, long SourceOffset, Placement Target, long TargetOffset,
    EquatableArray<int> Extents, EquatableArray<int> SourceStrides, EquatableArray<int> TargetStrides)
{
    /// <summary>The loops in the fewest axes, the elements that lie side by side in the source and in the target innermost.</summary>
    public static CopyBox Of(
        Placement source, long sourceOffset, Placement target, long targetOffset,
        IReadOnlyList<int> extents, IReadOnlyList<int> sourceStrides, IReadOnlyList<int> targetStrides)
    {
        var axes = Enumerable.Range(0, extents.Count).Where(a => extents[a] > 1).ToList();

        // A transposition reads well where its two contiguous axes are the two innermost: then it goes tile by tile.
        var unit = axes.FindIndex(a => sourceStrides[a] == 1 && targetStrides[a] != 1);
        if (unit >= 0 && unit < axes.Count - 2)
        {
            var axis = axes[unit];
            axes.RemoveAt(unit);
            axes.Insert(axes.Count - 1, axis);
        }

        var space = IterationSpace.Of([.. axes.Select(a => extents[a])], [[.. axes.Select(a => sourceStrides[a])], [.. axes.Select(a => targetStrides[a])]]);
        return new(source, sourceOffset, target, targetOffset, space.Extents, space.Strides[0], space.Strides[1]);
    }
}
