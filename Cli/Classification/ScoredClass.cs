namespace NetGen.Cli.Classification;

/// <summary>A class that an image may be of.</summary>
/// <param name="Class">Its index.</param>
/// <param name="Probability">How likely the network holds it.</param>
/// <param name="LogProbability">The natural logarithm of that.</param>
sealed record ScoredClass(int Class, double Probability, double LogProbability)
{
    /// <summary>The likeliest classes, likeliest first; of equal ones the first.</summary>
    /// <param name="scores">What the network gives for one image.</param>
    /// <param name="scale">What these are.</param>
    /// <param name="count">How many classes.</param>
    public static IReadOnlyList<ScoredClass> Top(ReadOnlySpan<float> scores, OutputScale scale, int count)
    {
        var logarithms = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++) logarithms[i] = scale == OutputScale.Probability ? Math.Log(scores[i]) : scores[i];
        var greatest = logarithms.Max();
        var total = scale == OutputScale.Probability ? 0 : greatest + Math.Log(logarithms.Sum(l => Math.Exp(l - greatest)));
        return
        [
            .. Enumerable.Range(0, logarithms.Length)
                .OrderByDescending(i => logarithms[i])
                .Take(count)
                .Select(i => new ScoredClass(i, Math.Exp(logarithms[i] - total), logarithms[i] - total)),
        ];
    }
}
