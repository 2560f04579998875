using NetGen.Runtime.Data.Loading;

namespace NetGen.Runtime.Training.Objectives;

/// <summary>The sum of objectives of different outputs; their losses' weights are their shares.</summary>
/// <param name="parts">The objectives, each of outputs of its own.</param>
public sealed class SumObjective(params IReadOnlyList<BatchObjective> parts) : BatchObjective
{
    /// <inheritdoc/>
    public override double Compute(Batch batch, ReadOnlySpan<Memory<float>> outputs, ReadOnlySpan<Memory<float>> gradients)
    {
        var sum = 0.0;
        foreach (var part in parts) sum += part.Compute(batch, outputs, gradients);
        return sum;
    }
}
