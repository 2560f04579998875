using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// A step's epilogues, in two parts: what register tiles apply before the store, and what is applied to the stored rows while the first-level
/// cache holds them. Exponentials would drive the sums out of their registers, and their text would be repeated for each of them.
/// </summary>
/// <param name="InTile">Applied before the store.</param>
/// <param name="OnRows">Applied to stored rows, from the first expensive one on.</param>
sealed record FusedEpilogues(EquatableArray<PlannedEpilogue> InTile, EquatableArray<PlannedEpilogue> OnRows)
{
    /// <param name="epilogues">All, in order.</param>
    /// <param name="allInTile">Whether none may wait, because rows do not end at whole vectors.</param>
    public static FusedEpilogues Of(EquatableArray<PlannedEpilogue> epilogues, bool allInTile = false)
    {
        var cheap = allInTile ? epilogues.Count : epilogues.TakeWhile(e => VectorHelper.Of(e.Key.Op) is null).Count();
        return new(epilogues.Take(cheap).ToEquatableArray(), epilogues.Skip(cheap).ToEquatableArray());
    }

    public EquatableArray<EpilogueKey> TileKeys => InTile.Select(e => e.Key).ToEquatableArray();

    public IEnumerable<PlannedEpilogue> All => InTile.Concat(OnRows);

    public IEnumerable<Placement> Operands => All.Where(e => e.Operand is not null).Select(e => e.Operand!);

    public IEnumerable<PackedWeight> Constants => All.SelectMany(e => e.Constants);

    /// <summary>The names for reports: <c> + ReLU</c>.</summary>
    public string Description => string.Concat(All.Select(e => $" + {e.Key.Name}"));
}
