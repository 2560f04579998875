using NetGen.Runtime.Data.Loading;

namespace NetGen.Runtime.Training.Metrics;

/// <summary>A number that says how good a network's answers are, over as many batches as are added.</summary>
public abstract class Metric
{
    /// <summary>What it is called in reports and logs.</summary>
    public abstract string Name { get; }

    /// <summary>The index of the output that it measures.</summary>
    public int Output
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(Output));
    }

    /// <summary>The number so far; NaN before anything that counts was added.</summary>
    public abstract double Value { get; }

    /// <summary>Forgets what was added.</summary>
    public abstract void Reset();

    /// <summary>Adds a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="output">What the network answered, in the output that is measured: rows, one after the other.</param>
    public abstract void Add(Batch batch, ReadOnlySpan<float> output);
}
