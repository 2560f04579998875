using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// What the values of a data set are in each channel, the first dimension of its items, in double precision: fit it on the training part, and
/// normalise all parts by it.
/// </summary>
/// <example>
/// <code>
/// var normalize = FeatureStatistics.Of(training).ZScore();
/// (training, validation) = (training.With(normalize), validation.With(normalize));
/// </code>
/// </example>
public sealed class FeatureStatistics
{
    FeatureStatistics(int channels)
    {
        Minima = [.. Enumerable.Repeat(double.PositiveInfinity, channels)];
        Maxima = [.. Enumerable.Repeat(double.NegativeInfinity, channels)];
        (Means, Deviations) = (new double[channels], new double[channels]);
    }

    /// <summary>The least value of each channel.</summary>
    public double[] Minima { get; }

    /// <summary>The largest value of each channel.</summary>
    public double[] Maxima { get; }

    /// <summary>The mean of each channel.</summary>
    public double[] Means { get; }

    /// <summary>The standard deviation of each channel, of all values as they are: divided by their number.</summary>
    public double[] Deviations { get; }

    /// <summary>Reads a data set once. Welford: Note on a Method for Calculating Corrected Sums of Squares and Products (1962), a step an item.</summary>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="ArgumentException">It has no items, or a value is not finite.</exception>
    public static FeatureStatistics Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Count == 0 || dataset.Length == 0) throw new ArgumentException("A data set without values has no statistics.", nameof(dataset));
        var channels = dataset.Shape.IsEmpty ? 1 : dataset.Shape[0];
        var (values, target) = (new float[dataset.Length], new float[dataset.TargetLength]);
        var result = new FeatureStatistics(channels);
        var squares = new double[channels];
        var plane = values.Length / channels;
        for (var item = 0; item < dataset.Count; item++)
        {
            var random = new RandomStream(0, RandomPurpose.Item, second: item);
            dataset.Read(item, values, target, ref random);
            for (var channel = 0; channel < channels; channel++) result.Add(item, channel, values.AsSpan(channel * plane, plane), squares);
        }

        for (var channel = 0; channel < channels; channel++) result.Deviations[channel] = Math.Sqrt(squares[channel] / ((double)plane * dataset.Count));
        return result;
    }

    /// <summary>To mean 0 and standard deviation 1: <c>StandardScaler</c> of scikit-learn. A channel of one value becomes 0.</summary>
    public Normalize ZScore() => new(Means, Array.ConvertAll(Deviations, d => d > 0 ? d : 1));

    /// <summary>To a range: <c>MinMaxScaler</c> of scikit-learn. A channel of one value becomes the lower end.</summary>
    /// <param name="low">What the least value becomes.</param>
    /// <param name="high">What the largest value becomes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty.</exception>
    public Normalize MinMax(double low = 0, double high = 1)
    {
        if (!(high > low)) throw new ArgumentOutOfRangeException(nameof(high), high, $"The upper end is to be over {low}.");
        var scales = Minima.Zip(Maxima, (least, largest) => largest > least ? (largest - least) / (high - low) : 1).ToArray();
        // (x − shift)/scale is low at the least value.
        return new([.. Minima.Zip(scales, (least, scale) => least - (low * scale))], scales);
    }

    void Add(int item, int channel, ReadOnlySpan<float> values, double[] squares)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            if (!float.IsFinite(value)) throw new ArgumentException($"Item {item} holds {value}, which is no number to normalise by.", nameof(values));
            Minima[channel] = Math.Min(Minima[channel], value);
            Maxima[channel] = Math.Max(Maxima[channel], value);
            sum += value;
        }

        var mean = sum / values.Length;
        var own = 0.0;
        foreach (var value in values) own += (value - mean) * (value - mean);
        // The squares about the common mean: those about each part's, and what lies between the means.
        var difference = mean - Means[channel];
        squares[channel] += own + (difference * difference * values.Length * item / (item + 1.0));
        Means[channel] += difference / (item + 1.0);
    }
}
