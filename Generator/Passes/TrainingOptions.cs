using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>What training is to compute.</summary>
/// <param name="InputGradients">Whether the gradients of the network's inputs are wanted as well.</param>
/// <param name="Dropout">Whether dropout draws; without, it does nothing.</param>
/// <param name="FrozenParameters">Parameters, by name, whose gradients are not wanted.</param>
/// <param name="FrozenStatistics">Batch normalisations, by the name of their node, that keep their running statistics and normalise with them.</param>
sealed record TrainingOptions(
    bool InputGradients = false, bool Dropout = true, EquatableArray<string> FrozenParameters = default, EquatableArray<string> FrozenStatistics = default)
{
    /// <summary>The options that leave some layers of a definition as they are.</summary>
    public static TrainingOptions Of(Graph definition, FrozenLayers frozen) => new(
        FrozenParameters: definition.Parameters.Where(p => p.Kind == ParameterKind.Trainable && frozen.HasParameter(p.Name)).Select(p => p.Name).ToEquatableArray(),
        FrozenStatistics: definition.Nodes.Where(n => Statistics(definition, n).Any(frozen.HasStatistic)).Select(n => n.Name).ToEquatableArray());

    static IEnumerable<string> Statistics(Graph definition, Node node) =>
        node.Weights.OfType<Weight.Stored>().Select(w => definition.Parameters[w.Parameter]).Where(p => p.Kind == ParameterKind.Buffer).Select(p => p.Name);
}
