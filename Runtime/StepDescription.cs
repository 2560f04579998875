namespace NetGen.Runtime;

/// <summary>A step of a network's generated code: a layer with what is fused into it, or a change of the order of values. Figures are for one item of the batch.</summary>
/// <param name="Layer">The layer that it computes, by its path; what belongs to none has a name of its own, such as <c>x.blocked</c>.</param>
/// <param name="Algorithm">How it is computed: <c>direct 3×3, tile 1×14×2 + ReLU</c>.</param>
/// <param name="MultiplyAdds">The multiply-adds of the report.</param>
/// <param name="Products">Those that the algorithm takes: Winograd's transforms do with fewer.</param>
/// <param name="EstimatedCycles">
/// What the planner expected on a core that starts two vectors of products a cycle, which is what it chose the algorithm by; 0 where it had nothing to choose.
/// </param>
/// <param name="WeightBytes">Bytes of packed weights.</param>
/// <param name="ReadBytes">Bytes of the values that it reads.</param>
/// <param name="WrittenBytes">Bytes of the values that it writes.</param>
/// <param name="Phases">How often the threads wait for each other within it, the end included.</param>
public sealed record StepDescription(
    string Layer, string Algorithm, long MultiplyAdds, long Products, long EstimatedCycles, long WeightBytes, long ReadBytes, long WrittenBytes, int Phases)
{
    /// <summary>All bytes that it reads and writes, each once.</summary>
    public long Bytes => WeightBytes + ReadBytes + WrittenBytes;
}
