using System.Collections.Immutable;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Digits;

/// <summary>
/// Handwritten-looking digits, drawn when they are asked for: 1×28×28 pixels from 0 to 1, in the manner of MNIST, which networks trained on them
/// read as well. Item i is of class i mod 10, and is always the same picture for a seed: there are as many as one wants, without a file.
/// </summary>
/// <example>
/// <code>
/// Dataset training = new DigitDataset(count: 60_000, seed: 1).With(Normalize.Of(0.1307, 0.3081));
/// Dataset test = new DigitDataset(count: 10_000, seed: 2).With(Normalize.Of(0.1307, 0.3081));
/// </code>
/// </example>
/// <param name="count">How many; nothing is drawn or held before it is asked for.</param>
/// <param name="seed">What they are drawn from.</param>
public sealed class DigitDataset(int count, ulong seed) : Dataset
{
    /// <summary>How many digits there are.</summary>
    public const int Digits = 10;

    /// <summary>The height and width of a picture.</summary>
    public const int Size = DigitPainter.Size;

    static readonly ImmutableArray<int> shape = [1, Size, Size];

    /// <inheritdoc/>
    public override int Count { get; } = Hyperparameter.NotNegative(count, nameof(count));

    /// <inheritdoc/>
    public override ImmutableArray<int> Shape => shape;

    /// <inheritdoc/>
    public override int Classes => Digits;

    /// <inheritdoc/>
    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return index % Digits;
    }

    /// <inheritdoc/>
    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        // The picture is the item's, and not drawn from what an epoch augments it by.
        var own = new RandomStream(seed, RandomPurpose.Drawing, second: index);
        DigitPainter.Draw(index % Digits, ref own, values);
        return index % Digits;
    }
}
