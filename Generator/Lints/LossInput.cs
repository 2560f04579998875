namespace NetGenCompiler.Lints;

/// <summary>What a loss takes from a network.</summary>
enum LossInput
{
    /// <summary>Logits of classes that exclude each other: it normalises them itself.</summary>
    ClassLogits,

    /// <summary>Logits of answers that do not.</summary>
    BinaryLogits,

    /// <summary>Scores of any sign.</summary>
    Scores,

    /// <summary>Log-probabilities of classes.</summary>
    LogProbabilities,

    /// <summary>Probabilities, each for itself.</summary>
    Probabilities,
}
