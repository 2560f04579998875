namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// A number that training makes small, and its gradient by what the network computed. Every call takes the outputs of a whole batch, writes
/// the gradient over what its span held, returns the loss and allocates nothing; what is computed per item is computed in double precision.
/// </summary>
/// <remarks>
/// An empty gradient span is not written: the value alone is cheaper. A span for the losses of the items, where it is not empty, gets them
/// before they are reduced. The loss of several heads is a sum: give each loss its <see cref="Weight"/> and add what the calls return.
/// </remarks>
/// <example>
/// <code>
/// var main = new CrossEntropyLoss(classes: 1000);
/// var auxiliary = new CrossEntropyLoss(classes: 1000) { Weight = 0.3 };
/// var loss = main.Compute(logits, labels, gradient) + auxiliary.Compute(auxiliaryLogits, labels, auxiliaryGradient);
/// </code>
/// </example>
public abstract class Loss
{
    private protected Loss(Reduction reduction) => Reduction = reduction;

    /// <summary>What is made of the losses of the items.</summary>
    public Reduction Reduction { get; }

    /// <summary>What the loss, its gradient and the losses of the items are multiplied by. One at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Weight
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(Weight));
    } = 1;

    /// <summary>What the sum over the items is multiplied by; the mean of nothing is zero.</summary>
    private protected double Scale(double count)
    {
        if (Reduction != Reduction.Mean) return Weight;
        return count > 0 ? Weight / count : 0;
    }

    /// <summary>Checks a span that may be empty.</summary>
    private protected static void CheckOptional(string name, int expected, Span<float> span)
    {
        if (!span.IsEmpty) SpanCheck.Length(name, expected, span.Length);
    }

    /// <summary>How many rows of a length a span has.</summary>
    /// <exception cref="ArgumentException">It has a part of one.</exception>
    private protected static int RowsOf(string name, ReadOnlySpan<float> span, int length)
    {
        if (span.Length % length != 0) throw new ArgumentException($"'{name}' holds {span.Length:N0} floats where rows of {length:N0} are expected.", name);
        return span.Length / length;
    }
}
