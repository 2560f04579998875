using NetGenCompiler.Graphs;

namespace NetGenCompiler.Definition;

/// <summary>The training that a network's attribute asks for.</summary>
/// <param name="ActivationBudget">The most bytes that an item of a batch may take in memory; 0 where there is no limit.</param>
/// <param name="ActivationStorage">What activations are kept as until backward reads them.</param>
sealed record TrainingDefinition(long ActivationBudget = 0, ElementType ActivationStorage = ElementType.F32)
{
    /// <summary>What training leaves as it is.</summary>
    public FrozenLayers Frozen { get; init; } = FrozenLayers.None;
}
