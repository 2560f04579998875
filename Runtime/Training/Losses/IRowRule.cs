namespace NetGen.Runtime.Training.Losses;

/// <summary>The loss of one row of numbers for each class, and its gradient.</summary>
interface IRowRule
{
    /// <param name="index">Which row: the item, and within it the position.</param>
    /// <param name="row">A number for each class.</param>
    /// <param name="gradient">Gets the gradient; empty where it is not wanted.</param>
    double Evaluate(int index, ReadOnlySpan<float> row, Span<float> gradient);
}
