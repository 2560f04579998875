namespace NetGen.Runtime.Training.Optimizers;

/// <summary>Neighbours in the buffers that belong to one group.</summary>
sealed record ParameterRun(int Start, int Length, ParameterGroup Group)
{
    static readonly ParameterGroup Rest = new(_ => true), WithoutGradient = new(_ => true) { Frozen = true };

    /// <summary>All that is learned, in runs as long as possible.</summary>
    public static ParameterRun[] Partition(TrainingParameters parameters, ReadOnlySpan<ParameterGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        List<ParameterRun> runs = [];
        foreach (var group in groups)
        {
            Hyperparameter.NotNegative(group.RateFactor, nameof(group.RateFactor));
            Hyperparameter.NotNegative(group.WeightDecay ?? 0, nameof(group.WeightDecay));
            Hyperparameter.NotNegative(group.L1Decay ?? 0, nameof(group.L1Decay));
        }

        foreach (var slice in parameters.Slices)
        {
            if (slice.Kind != ParameterKind.Trainable) continue;
            var group = slice.HasGradient ? Find(groups, slice) : WithoutGradient;
            if (runs.Count > 0 && ReferenceEquals(runs[^1].Group, group)) runs[^1] = runs[^1] with { Length = runs[^1].Length + slice.PaddedLength };
            else runs.Add(new(slice.Offset, slice.PaddedLength, group));
        }

        return [.. runs];
    }

    static ParameterGroup Find(ReadOnlySpan<ParameterGroup> groups, ParameterSlice slice)
    {
        foreach (var group in groups)
        {
            if (group.Contains(slice)) return group;
        }

        return Rest;
    }
}
