using System.Runtime.InteropServices;

namespace NetGen.Runtime.Data.Loading;

/// <summary>The items of an epoch's batches, and of each how often it came before: else one that comes again would be augmented the same way.</summary>
sealed class EpochPlan
{
    public EpochPlan(int[][] batches, int epoch, int count)
    {
        (Batches, Epoch) = (batches, epoch);
        // By item, since a data set may have far more of them than an epoch visits.
        var seen = new Dictionary<int, int>(batches.Sum(b => b.Length));
        Occurrences = new int[batches.Length][];
        for (var b = 0; b < batches.Length; b++)
        {
            Occurrences[b] = new int[batches[b].Length];
            for (var i = 0; i < batches[b].Length; i++)
            {
                var index = batches[b][i];
                if ((uint)index >= (uint)count) throw new InvalidOperationException($"The sampler gives the index {index} where there are {count:N0} items.");
                Occurrences[b][i] = CollectionsMarshal.GetValueRefOrAddDefault(seen, index, out _)++;
            }
        }
    }

    public int[][] Batches { get; }

    public int[][] Occurrences { get; }

    public int Epoch { get; }
}
