namespace NetGen.Runtime.Training.Losses;

/// <summary>What a loss makes of the losses of its items.</summary>
public enum Reduction
{
    /// <summary>Their mean: over elements, rows or the weights of labels, as each loss says.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Nothing: each is the caller's to weigh. The value and the gradient are those of the sum.</summary>
    None,
}
