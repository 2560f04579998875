namespace NetGen.Cli.Training;

/// <summary>What training data are normalised by.</summary>
enum NormalizationKind
{
    /// <summary>What the network's documentation asks for, as <c>classify</c> does.</summary>
    Documented,

    /// <summary>Mean and deviation of each channel of the training part.</summary>
    Fit,

    /// <summary>Nothing.</summary>
    None,
}
