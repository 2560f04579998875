using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>Some of the items, in random order: <c>SubsetRandomSampler</c>.</summary>
/// <param name="indices">Which.</param>
/// <example>
/// <code>
/// var sampler = new SubsetRandomSampler(Enumerable.Range(0, 100));   // of a larger data set
/// </code>
/// </example>
public sealed class SubsetRandomSampler(IEnumerable<int> indices) : Sampler
{
    readonly int[] subset = [.. indices];

    /// <inheritdoc/>
    public override int Count => subset.Length;

    /// <inheritdoc/>
    protected override void Fill(Span<int> indices, ref RandomStream random)
    {
        subset.CopyTo(indices);
        random.Shuffle(indices);
    }
}
