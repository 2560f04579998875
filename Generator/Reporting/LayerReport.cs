using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>One layer of a network as its definition applies it.</summary>
/// <param name="Name">The path of the layer, under which the weight file has its parameters; a second use of it ends in <c>#2</c>.</param>
/// <param name="Op">The operator.</param>
/// <param name="Arguments">Its arguments, as graph text writes them.</param>
/// <param name="Kernel">The window, height × width, where there is one.</param>
/// <param name="Inputs">The layers that make its operands; their results but the first as <c>name:1</c>.</param>
/// <param name="InputShapes">The dimensions of its operands, without the batch.</param>
/// <param name="OutputShapes">The dimensions of its results.</param>
/// <param name="Parameters">Learned numbers that are not counted at an earlier layer.</param>
/// <param name="MultiplyAdds">Multiply–accumulates per item, without bias.</param>
/// <param name="ElementwiseOperations">Elementwise operations per item.</param>
/// <param name="ReceptiveField">What a pixel of its result sees, or of the last map before it.</param>
/// <param name="Algorithm">How the plan computes it; null before planning.</param>
/// <param name="Bytes">Bytes of weights and values that it reads and writes, each once, where the plan has a step of its own for it; null elsewhere.</param>
sealed record LayerReport(
    string Name, string Op, string Arguments, string? Kernel, EquatableArray<string> Inputs, EquatableArray<EquatableArray<int>> InputShapes,
    EquatableArray<EquatableArray<int>> OutputShapes, long Parameters, long MultiplyAdds, long ElementwiseOperations, ReceptiveField? ReceptiveField,
    string? Algorithm = null, long? Bytes = null)
{
    /// <summary>Multiply–accumulates for each byte: with few, memory limits how fast it can be.</summary>
    public double? Intensity => Bytes > 0 && MultiplyAdds > 0 ? MultiplyAdds / (double)Bytes : null;
}
