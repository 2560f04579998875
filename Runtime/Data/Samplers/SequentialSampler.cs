using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;

namespace NetGen.Runtime.Data.Samplers;

/// <summary>All items in their order: <c>SequentialSampler</c>.</summary>
/// <param name="count">How many items there are.</param>
public sealed class SequentialSampler(int count) : Sampler
{
    /// <inheritdoc/>
    public override int Count { get; } = Hyperparameter.NotNegative(count, nameof(count));

    /// <inheritdoc/>
    protected override void Fill(Span<int> indices, ref RandomStream random)
    {
        for (var i = 0; i < indices.Length; i++) indices[i] = i;
    }
}
