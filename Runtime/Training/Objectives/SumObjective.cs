using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Weights;

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

    /// <inheritdoc/>
    public override void Trained(Batch batch, ReadOnlySpan<Memory<float>> outputs)
    {
        foreach (var part in parts) part.Trained(batch, outputs);
    }

    /// <summary>The states of the parts, the entries of each under its number: <c>1.centers</c>.</summary>
    public override StateDictionary SaveState()
    {
        var states = parts.Select(p => p.SaveState()).ToList();
        var result = new StateDictionary([.. states.SelectMany((s, part) => s.Parameters.Select(p => new ParameterDescription($"{part}.{p.Name}", p.Kind, p.Initializer, [.. p.Shape])))]);
        var entry = 0;
        foreach (var state in states)
        {
            for (var i = 0; i < state.Parameters.Length; i++) state[i].CopyTo(result[entry++]);
        }

        return result;
    }

    /// <inheritdoc/>
    public override void LoadState(WeightSource source)
    {
        var loaded = StateDictionary.Load(source, SaveState().Parameters);
        var entry = 0;
        foreach (var part in parts)
        {
            var state = part.SaveState();
            for (var i = 0; i < state.Parameters.Length; i++) loaded[entry++].CopyTo(state[i]);
            part.LoadState(state);
        }
    }
}
