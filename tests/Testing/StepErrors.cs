using System.Globalization;

namespace NetGen.Testing;

/// <summary>Holds training steps to PyTorch's in double precision, measured by PyTorch's own single precision.</summary>
static class StepErrors
{
    // A gradient that is zero but for roundings, as a bias's before a batch normalisation is, has less than this share of the largest.
    const double Zero = 1e-9;

    // Such a gradient is to be less than this share of the largest, or not many times PyTorch's.
    const double LargestZero = 1e-6;

    const double LargestMedian = 2, LargestRatio = 5;

    /// <summary>Has PyTorch make the step, and gives the errors of each file of results.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="folder">Where the files are, and where the figures go.</param>
    /// <param name="weights">The weights, safetensors.</param>
    /// <param name="input">The input, .npy.</param>
    /// <param name="outputGradient">The gradient of the output, .npy.</param>
    /// <param name="results">The files of results, safetensors.</param>
    public static IReadOnlyList<IReadOnlyList<StepError>> Of(string network, string folder, string weights, string input, string outputGradient, IReadOnlyList<string> results)
    {
        var figures = Path.Combine(folder, "errors.tsv");
        PyTorch.Run("tests/Networks/reference/step_errors.py", [network, figures, weights, input, outputGradient, .. results]);
        var lines = File.ReadAllLines(figures).Select(l => l.Split('\t')).ToList();
        return [.. results.Select((_, i) => lines.Select(c => new StepError(c[0], c[1], Number(c[2]), Number(c[3]), Number(c[4 + i]))).ToList())];
    }

    /// <summary>What is wrong, or null: errors of parameters are at most twice PyTorch's by median and five times at worst, those of everything else five times.</summary>
    /// <param name="errors">The errors.</param>
    /// <param name="anyhow">Relative errors that are right in any case.</param>
    /// <param name="medianAnyhow">A median of the relative errors that is right in any case.</param>
    public static string? Problem(IReadOnlyList<StepError> errors, double anyhow = 0, double medianAnyhow = 0)
    {
        var largest = errors.Where(e => e.Kind == "parameter").Max(e => e.Norm);
        var (zero, others) = (new List<StepError>(), new List<StepError>());
        foreach (var error in errors) (error.Kind == "parameter" && error.Norm < Zero * largest ? zero : others).Add(error);
        if (zero.Find(e => e.Found > Math.Max(LargestZero * largest, LargestRatio * e.Single)) is { } odd) return $"{odd}: zero is right";
        if (others.Where(e => e.Relative > anyhow).MaxBy(e => e.Ratio) is { Ratio: > LargestRatio } worst) return $"{worst}";
        var parameters = others.Where(e => e.Kind == "parameter").ToList();
        var (median, relative) = (Median(parameters.Select(e => e.Ratio)), Median(parameters.Select(e => e.Relative)));
        return median <= LargestMedian || relative <= medianAnyhow ? null : FormattableString.Invariant($"the median error is {median:F2} of PyTorch's");
    }

    static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
