namespace NetGen.Runtime.Training.Losses;

/// <summary>Distances of vectors, in double precision.</summary>
static class Distances
{
    /// <summary>The norm of a − b + ε: PyTorch's pairwise distance adds a number to each difference, so that none is zero.</summary>
    public static double Euclidean(ReadOnlySpan<float> first, ReadOnlySpan<float> second, double epsilon = 0)
    {
        var sum = 0.0;
        for (var d = 0; d < first.Length; d++)
        {
            var difference = (double)first[d] - second[d] + epsilon;
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Adds factor·∂‖a − b + ε‖/∂a to one gradient and takes it from the other.</summary>
    public static void AddSlope(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, double distance, double epsilon, double factor, Span<float> firstGradient, Span<float> secondGradient)
    {
        if (distance == 0) return;
        for (var d = 0; d < first.Length; d++)
        {
            var slope = (float)(factor * ((double)first[d] - second[d] + epsilon) / distance);
            if (!firstGradient.IsEmpty) firstGradient[d] += slope;
            if (!secondGradient.IsEmpty) secondGradient[d] -= slope;
        }
    }
}
