using System.Collections.Immutable;

namespace NetGen.Runtime.Training.Loop;

/// <summary>What an evaluation gave.</summary>
/// <param name="Loss">The mean loss of the items.</param>
/// <param name="Items">How many items there were.</param>
/// <param name="Metrics">The value of each metric, with its name.</param>
public sealed record EvaluationResult(double Loss, long Items, ImmutableArray<(string Name, double Value)> Metrics)
{
    /// <summary>The loss and the metrics, with their names.</summary>
    public ImmutableArray<(string Name, double Value)> Numbers => [("loss", Loss), .. Metrics];
}
