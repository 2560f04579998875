namespace NetGen.Runtime.Training.Optimizers;

/// <summary>Arithmetic of short vectors.</summary>
static class Dense
{
    public static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    public static double LargestSize(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    public static double SumOfSizes(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += Math.Abs(value);
        return sum;
    }

    /// <summary>Adds a multiple of one vector to another.</summary>
    public static void Add(Span<double> destination, double factor, ReadOnlySpan<double> source)
    {
        for (var i = 0; i < destination.Length; i++) destination[i] += factor * source[i];
    }

    public static void Negate(ReadOnlySpan<double> source, Span<double> destination)
    {
        for (var i = 0; i < source.Length; i++) destination[i] = -source[i];
    }
}
