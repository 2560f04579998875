using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>A number that a step's text has a name for: the address of a value or of packed constants, and what is added to it.</summary>
/// <param name="Value">The value; null where it is one of constants.</param>
/// <param name="Constants">The constants; null where it is one of a value.</param>
/// <param name="Offset">Floats from its start.</param>
sealed record StepPlace(Placement? Value, PackedWeight? Constants, long Offset)
{
    /// <summary>Where it lies in a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="weights">Where the plan's packed constants lie.</param>
    public long In(NetworkPlan plan, IReadOnlyDictionary<PackedWeight, long> weights) => (Value is null ? weights[Constants!] : plan.AddressOf(Value)) + Offset;
}
