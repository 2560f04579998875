using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>What a network costs, per item of the batch.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Parameters">Learned numbers, shared ones once.</param>
/// <param name="Buffers">Running statistics and counters of batches, which the weight file holds besides.</param>
/// <param name="MultiplyAdds">Multiply–accumulates of convolutions, linear layers and matrix products, without bias.</param>
/// <param name="ElementwiseOperations">Elementwise operations, by each operator's rule.</param>
/// <param name="Layers">The layers, in the order of execution.</param>
/// <param name="WeightBytes">The size of the packed weights; null before planning.</param>
/// <param name="ArenaBytes">The working memory for each instruction set; empty before planning.</param>
/// <param name="Training">The memory of a training step for each instruction set; empty where there is no training code.</param>
sealed record NetworkReport(
    string Name, EquatableArray<TensorReport> Inputs, EquatableArray<OutputReport> Outputs, long Parameters, long Buffers, long MultiplyAdds,
    long ElementwiseOperations, EquatableArray<LayerReport> Layers, long? WeightBytes = null, EquatableArray<ArenaSize> ArenaBytes = default,
    EquatableArray<TrainingMemory> Training = default)
{
    /// <summary>The bytes of the packed weights by which Winograd's transforms exceed the weights themselves.</summary>
    public long WinogradBytes { get; init; }

    /// <summary>What lies where in the working memory, for each instruction set; empty before planning.</summary>
    public EquatableArray<ArenaReport> Arenas { get; init; } = [];

    /// <summary>How the counts are to be read.</summary>
    public const string Rule =
        "MACs are the multiply-accumulates of convolutions, linear layers and matrix products for one item of the batch, without bias; " +
        "FLOPs = 2 × MACs. Bytes are those of a layer's weights and values, each read or written once. Receptive fields are size/stride/padding in pixels of the input.";

    public long Flops => 2 * MultiplyAdds;

    /// <summary>The layers whose weights several uses share, with the number of uses: those but the first count no parameters, and are named with a number.</summary>
    public IEnumerable<(string Layer, int Uses)> SharedLayers =>
        from layer in Layers
        where layer.Parameters > 0
        let uses = Layers.Count(l => l.Parameters == 0 && l.Op == layer.Op && l.Name.StartsWith(layer.Name + "#", StringComparison.Ordinal))
        where uses > 0
        select (layer.Name, uses + 1);

    /// <summary>The largest receptive field among the outputs; null where no output has one.</summary>
    public ReceptiveField? ReceptiveField => Outputs.Select(o => o.ReceptiveField).Where(f => f is not null)
        .OrderByDescending(f => f!.Vertical.Size).ThenByDescending(f => f!.Horizontal.Size).FirstOrDefault();
}
