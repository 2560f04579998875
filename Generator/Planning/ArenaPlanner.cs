using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>
/// Places buffers so that those alive at the same time do not overlap: largest first, each into the lowest gap that holds it (Pisarchyk and
/// Lee, 2020, greedy by size).
/// </summary>
static class ArenaPlanner
{
    public static (EquatableArray<ArenaBuffer> Buffers, long Length) Place(IReadOnlyList<ArenaBuffer> buffers)
    {
        // Those that have their place, by offset: numbers side by side, since each buffer looks at all of them.
        var placed = new List<(long Offset, long End, int FirstStep, int LastStep)>(buffers.Count);
        var offsets = new long[buffers.Count];
        foreach (var index in Enumerable.Range(0, buffers.Count).OrderByDescending(i => buffers[i].Length).ThenBy(i => buffers[i].FirstStep).ThenBy(i => i))
        {
            var (length, first, last) = (buffers[index].Length, buffers[index].FirstStep, buffers[index].LastStep);
            var (offset, after) = (0L, 0);
            foreach (var other in placed)
            {
                if (other.FirstStep > last || first > other.LastStep) continue;
                if (other.Offset - offset >= length) break;
                offset = Math.Max(offset, other.End);
            }

            offsets[index] = offset;
            while (after < placed.Count && placed[after].Offset <= offset) after++;
            placed.Insert(after, (offset, offset + length, first, last));
        }

        var result = buffers.Select((b, i) => b with { Offset = offsets[i] }).ToEquatableArray();
        return (result, result.Select(b => b.Offset + b.Length).DefaultIfEmpty().Max());
    }

    /// <summary>Places the buffers of each item in one arena and those of the batch in another.</summary>
    public static (EquatableArray<ArenaBuffer> Buffers, long Length, long SharedLength) PlaceAll(IReadOnlyList<ArenaBuffer> buffers)
    {
        var (items, length) = Place([.. buffers.Where(b => b.Scope == ValueScope.Item)]);
        var (shared, sharedLength) = Place([.. buffers.Where(b => b.Scope == ValueScope.Batch)]);
        var (nextItem, nextShared) = (0, 0);
        return (buffers.Select(b => b.Scope == ValueScope.Item ? items[nextItem++] : shared[nextShared++]).ToEquatableArray(), length, sharedLength);
    }

    /// <summary>The most that is alive at once: no arena can be smaller.</summary>
    public static long LowerBound(IReadOnlyList<ArenaBuffer> buffers) => buffers
        .Select(at => buffers.Where(b => b.FirstStep <= at.FirstStep && at.FirstStep <= b.LastStep).Sum(b => b.Length))
        .DefaultIfEmpty().Max();
}
