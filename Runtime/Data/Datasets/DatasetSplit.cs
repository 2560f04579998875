using NetGen.Runtime.Data.Samplers;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Datasets;

/// <summary>Divides a data set at random into parts that have no item in common: for training, validation and testing.</summary>
/// <example>
/// <code>
/// var parts = DatasetSplit.Random(dataset, seed: 1, 6, 2, 2);                       // 60 %, 20 %, 20 %
/// var (training, test) = (parts[0], parts[1].Concat(parts[2]));
/// var balanced = DatasetSplit.Stratified(dataset, seed: 1, 80, 20);                 // each class 80 % and 20 %
/// foreach (var (rest, fold) in DatasetSplit.StratifiedFolds(dataset, folds: 5, seed: 1)) { … }
/// </code>
/// </example>
public static class DatasetSplit
{
    /// <summary>Parts whose sizes are in proportion to numbers: <c>random_split</c>. What rounding down leaves goes to whom most is missing.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="ratios">The proportions: 80 and 20, or 98, 1 and 1.</param>
    /// <exception cref="ArgumentException">There are no ratios.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A ratio is not positive.</exception>
    public static Dataset[] Random(Dataset dataset, ulong seed, params ReadOnlySpan<double> ratios)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Parts(dataset, [.. Enumerable.Range(0, dataset.Count)], Shares(ratios), seed, 0);
    }

    /// <summary>Parts whose sizes are in proportion to numbers within each class.</summary>
    /// <param name="dataset">The data set, of items with labels.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="ratios">The proportions.</param>
    /// <exception cref="ArgumentException">There are no ratios.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A ratio is not positive, or a label negative.</exception>
    /// <exception cref="InvalidOperationException">The items have no labels.</exception>
    public static Dataset[] Stratified(Dataset dataset, ulong seed, params ReadOnlySpan<double> ratios)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var shares = Shares(ratios);
        var parts = Enumerable.Range(0, shares.Length).Select(_ => new List<int>()).ToArray();
        // What rounding leaves over goes on where it ended in the class before, so that small classes do not all favour the first part.
        var stream = 1;
        var owed = new double[shares.Length];
        foreach (var group in ClassIndex.Group(dataset.Labels()))
        {
            var sizes = Sizes(group.Length, shares, owed);
            var shuffled = Shuffled(group, seed, stream++);
            for (int part = 0, start = 0; part < parts.Length; start += sizes[part++]) parts[part].AddRange(shuffled.AsSpan(start, sizes[part]));
        }

        return [.. parts.Select((part, i) => dataset.Subset(Shuffled([.. part], seed, -1 - i)))];
    }

    /// <summary>As many divisions as there are folds, each item once in the smaller part: <c>KFold</c> of scikit-learn.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="folds">How many, at least 2.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Of each fold the items to train on and the items to validate on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds or more than items.</exception>
    public static (Dataset Training, Dataset Validation)[] Folds(Dataset dataset, int folds, ulong seed)
    {
        CheckFolds(dataset, folds);
        var shuffled = Shuffled([.. Enumerable.Range(0, dataset.Count)], seed, 0);
        var assigned = new int[dataset.Count];
        // The first folds have an item more where they cannot all have as many.
        for (int fold = 0, start = 0; fold < folds; fold++)
        {
            var size = (dataset.Count / folds) + (fold < dataset.Count % folds ? 1 : 0);
            foreach (var index in shuffled.AsSpan(start, size)) assigned[index] = fold;
            start += size;
        }

        return Divide(dataset, folds, assigned);
    }

    /// <summary>Folds that have each class in its share: <c>StratifiedKFold</c> of scikit-learn.</summary>
    /// <param name="dataset">The data set, of items with labels.</param>
    /// <param name="folds">How many, at least 2.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Of each fold the items to train on and the items to validate on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds or more than items, or a label is negative.</exception>
    /// <exception cref="InvalidOperationException">The items have no labels.</exception>
    public static (Dataset Training, Dataset Validation)[] StratifiedFolds(Dataset dataset, int folds, ulong seed)
    {
        CheckFolds(dataset, folds);
        var assigned = new int[dataset.Count];
        // Dealt out like cards, class after class: folds differ by one item in each class and by one in all.
        var (next, stream) = (0, 1);
        foreach (var group in ClassIndex.Group(dataset.Labels()))
        {
            foreach (var index in Shuffled(group, seed, stream++)) assigned[index] = next++ % folds;
        }

        return Divide(dataset, folds, assigned);
    }

    static (Dataset Training, Dataset Validation)[] Divide(Dataset dataset, int folds, int[] assigned) =>
    [
        .. Enumerable.Range(0, folds).Select(fold => (
            dataset.Subset(Enumerable.Range(0, assigned.Length).Where(i => assigned[i] != fold)),
            dataset.Subset(Enumerable.Range(0, assigned.Length).Where(i => assigned[i] == fold)))),
    ];

    static Dataset[] Parts(Dataset dataset, int[] indices, double[] shares, ulong seed, int stream)
    {
        var sizes = Sizes(indices.Length, shares, new double[shares.Length]);
        var shuffled = Shuffled(indices, seed, stream);
        var start = 0;
        return [.. sizes.Select(size => dataset.Subset(shuffled.AsSpan((start += size) - size, size).ToArray()))];
    }

    /// <summary>Whole numbers in proportion to shares: rounded down, and what is left to whom most is owed.</summary>
    static int[] Sizes(int count, double[] shares, double[] owed)
    {
        var sizes = new int[shares.Length];
        for (var part = 0; part < shares.Length; part++)
        {
            // A share such as 0.8 of 10 is to be 8, though the product may lie a rounding below.
            sizes[part] = (int)Math.Floor((count * shares[part]) + 1e-9);
            owed[part] += (count * shares[part]) - sizes[part];
        }

        for (var left = count - sizes.Sum(); left > 0; left--)
        {
            var part = 0;
            for (var other = 1; other < owed.Length; other++)
            {
                if (owed[other] > owed[part] + 1e-9) part = other;
            }

            sizes[part]++;
            owed[part]--;
        }

        return sizes;
    }

    static int[] Shuffled(int[] indices, ulong seed, int stream)
    {
        var random = new RandomStream(seed, RandomPurpose.Splitting, stream);
        random.Shuffle<int>(indices);
        return indices;
    }

    static double[] Shares(ReadOnlySpan<double> ratios)
    {
        if (ratios.IsEmpty) throw new ArgumentException("There is to be at least one ratio.", nameof(ratios));
        var total = 0.0;
        foreach (var ratio in ratios) total += Training.Hyperparameter.Positive(ratio, nameof(ratios));
        var shares = ratios.ToArray();
        return Array.ConvertAll(shares, share => share / total);
    }

    static void CheckFolds(Dataset dataset, int folds)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (folds < 2 || folds > dataset.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(folds), folds, $"The folds of {dataset.Count:N0} items are to be from 2 to as many.");
        }
    }
}
