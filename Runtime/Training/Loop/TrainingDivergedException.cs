namespace NetGen.Runtime.Training.Loop;

/// <summary>Training came to a number that is infinite or none. What is learned and the optimizer are as before the step; no checkpoint has the number.</summary>
/// <param name="step">The step that was being made, from 1.</param>
/// <param name="layer">The layer of the first tensor that is bad.</param>
/// <param name="tensor">The first tensor that is bad, in words.</param>
/// <param name="index">The index of its first bad element; of an item's tensor, within that of the item.</param>
/// <param name="value">That element.</param>
/// <param name="loss">The loss of the step.</param>
public sealed class TrainingDivergedException(long step, string layer, string tensor, int index, float value, double loss)
    : ArithmeticException(FormattableString.Invariant($"Training diverged at step {step}: {tensor} holds {value} at index {index}; the loss is {loss}."))
{
    /// <summary>The step that was being made, from 1.</summary>
    public long Step { get; } = step;

    /// <summary>The layer of the first tensor that is bad: <c>layer1.0.conv1</c>, or the input's or output's name.</summary>
    public string Layer { get; } = layer;

    /// <summary>The first tensor that is bad: <c>the parameter layer1.0.conv1.weight</c>, <c>the activation layer1.0.conv1, item 17 of the data set,</c>.</summary>
    public string Tensor { get; } = tensor;

    /// <summary>The index of its first bad element.</summary>
    public int Index { get; } = index;

    /// <summary>The first bad element: NaN or an infinity.</summary>
    public float Value { get; } = value;

    /// <summary>The loss of the step.</summary>
    public double Loss { get; } = loss;
}
