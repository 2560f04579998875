namespace NetGen.Cli.Classification;

/// <summary>What the numbers are that a classifier ends in.</summary>
enum OutputScale
{
    /// <summary>Logits, or logarithms of probabilities: the logarithm of the softmax of these is themselves.</summary>
    Logarithmic,

    /// <summary>Probabilities, after a softmax.</summary>
    Probability,
}
