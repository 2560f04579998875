using System.Collections.Immutable;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Transforms;

/// <summary>
/// (x − shift)/scale for each channel, the first dimension of an item: <c>Normalize</c>. What fits a data set comes from
/// <see cref="FeatureStatistics"/>.
/// </summary>
/// <example>
/// <code>
/// var imageNet = new Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);
/// </code>
/// </example>
public sealed class Normalize : Transform
{
    /// <summary>Creates the transform.</summary>
    /// <param name="shifts">What is subtracted from each channel, or one number for all.</param>
    /// <param name="scales">What each is then divided by, or one number for all.</param>
    /// <exception cref="ArgumentException">There are no numbers, or not as many of both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or a scale is zero.</exception>
    public Normalize(ReadOnlySpan<double> shifts, ReadOnlySpan<double> scales)
    {
        if (shifts.IsEmpty || shifts.Length != scales.Length)
        {
            throw new ArgumentException($"There are to be as many scales as shifts, at least one; found {scales.Length} and {shifts.Length}.", nameof(scales));
        }

        foreach (var shift in shifts)
        {
            if (!double.IsFinite(shift)) throw new ArgumentOutOfRangeException(nameof(shifts), shift, "Shifts are to be finite.");
        }

        foreach (var scale in scales)
        {
            if (!double.IsFinite(scale) || scale == 0) throw new ArgumentOutOfRangeException(nameof(scales), scale, "Scales are to be finite and not zero.");
        }

        (Shifts, Scales) = ([.. shifts], [.. scales]);
    }

    /// <summary>What is subtracted from each channel, or one number for all.</summary>
    public ImmutableArray<double> Shifts { get; }

    /// <summary>What each is then divided by, or one number for all.</summary>
    public ImmutableArray<double> Scales { get; }

    /// <summary>One shift and one scale for all channels.</summary>
    /// <param name="shift">What is subtracted: the mean.</param>
    /// <param name="scale">What is then divided by: the standard deviation.</param>
    public static Normalize Of(double shift, double scale) => new([shift], [scale]);

    /// <inheritdoc/>
    public override ImmutableArray<int> OutputShape(ImmutableArray<int> shape)
    {
        if (Shifts.Length > 1 && (shape.IsEmpty || shape[0] != Shifts.Length))
        {
            throw new ArgumentException($"Normalize has {Shifts.Length} channels; found items of {ShapeText.Of(shape)}.", nameof(shape));
        }

        return shape;
    }

    /// <inheritdoc/>
    public override void Apply(ReadOnlySpan<float> source, ImmutableArray<int> shape, Span<float> destination, ref RandomStream random)
    {
        var plane = source.Length / Shifts.Length;
        for (var channel = 0; channel < Shifts.Length; channel++)
        {
            var (shift, scale) = (Shifts[channel], Scales[channel]);
            for (var i = channel * plane; i < (channel + 1) * plane; i++) destination[i] = (float)((source[i] - shift) / scale);
        }
    }
}
