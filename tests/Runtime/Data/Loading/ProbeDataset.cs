using System.Collections.Immutable;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Loading;

/// <summary>Items of two floats, the index and a random number, that are counted as they are read.</summary>
sealed class ProbeDataset(int count) : Dataset
{
    public int Reads;

    /// <summary>Called with the index before an item is read.</summary>
    public Action<int> OnRead { get; init; } = _ => { };

    public override int Count => count;

    public override ImmutableArray<int> Shape => [2];

    public override int Classes => 3;

    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        OnRead(index);
        Interlocked.Increment(ref Reads);
        values[0] = index;
        values[1] = (float)random.NextDouble();
        return index % 3;
    }
}
