namespace NetGen.Runtime;

/// <summary>What an entry of a network's state dictionary is.</summary>
public enum ParameterKind
{
    /// <summary>Learned; counted as a parameter.</summary>
    Trainable,

    /// <summary>A running statistic, such as a batch normalisation's mean.</summary>
    Buffer,

    /// <summary>A count of batches, which inference ignores; optional in a file, and stored there as a 64-bit integer.</summary>
    Counter,
}
