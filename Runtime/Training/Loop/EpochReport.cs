using System.Collections.Immutable;

namespace NetGen.Runtime.Training.Loop;

/// <summary>An epoch that is over.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Step">How many steps were made so far.</param>
/// <param name="Loss">The mean loss of its items, each before the step that it was in.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Duration">How long it took, since the run began or went on.</param>
/// <param name="Validation">What validation gave, if there was one.</param>
public sealed record EpochReport(int Epoch, long Step, double Loss, double LearningRate, TimeSpan Duration, EvaluationResult? Validation)
{
    /// <summary>All numbers with their names: loss, learning_rate, and those of the validation with <c>validation_</c> before.</summary>
    public ImmutableArray<(string Name, double Value)> Numbers =>
    [
        ("loss", Loss),
        ("learning_rate", LearningRate),
        .. Validation is null ? [] : Validation.Numbers.Select(n => ("validation_" + n.Name, n.Value)),
    ];
}
