using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>What training is to compute.</summary>
/// <param name="InputGradients">Whether the gradients of the network's inputs are wanted as well.</param>
/// <param name="Dropout">Whether dropout draws; without, it does nothing.</param>
/// <param name="FrozenParameters">Parameters, by name, whose gradients are not wanted.</param>
/// <param name="FrozenStatistics">Batch normalisations, by the name of their node, that keep their running statistics and normalise with them.</param>
sealed record TrainingOptions(
    bool InputGradients = false, bool Dropout = true, EquatableArray<string> FrozenParameters = default, EquatableArray<string> FrozenStatistics = default);
