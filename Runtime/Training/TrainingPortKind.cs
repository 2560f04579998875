namespace NetGen.Runtime.Training;

/// <summary>What a port of a training program is.</summary>
enum TrainingPortKind
{
    /// <summary>An input of the network.</summary>
    Input,

    /// <summary>An output of the network.</summary>
    Output,

    /// <summary>The gradient of an output, read; or of an input, written.</summary>
    Gradient,

    /// <summary>The gradient of a parameter.</summary>
    Parameter,

    /// <summary>The next value of a running statistic.</summary>
    Statistic,
}
