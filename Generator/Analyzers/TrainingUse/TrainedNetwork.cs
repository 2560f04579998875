using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lowering;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Analyzers.TrainingUse;

/// <summary>A network that code trains.</summary>
/// <param name="Graph">What it computes at its default size.</param>
/// <param name="Frozen">What its training leaves as it is.</param>
sealed record TrainedNetwork(Graph Graph, FrozenLayers Frozen)
{
    /// <summary>The network; null where it cannot be compiled, which is said at its class.</summary>
    public static TrainedNetwork? Of(Compilation compilation, INamedTypeSymbol network, IReadOnlyList<ModuleLibrary> libraries, CancellationToken cancellation)
    {
        try
        {
            var lowered = Lowerer.LowerNetwork(compilation, network, cancellation);
            if (lowered.Definition is not { } definition) return null;
            var sizes = SizedExecution.Of(new(lowered.Text, libraries), definition, cancellation).Sizes;
            return sizes.Count == 0 ? null : new(sizes[0].Graph, definition.Training?.Frozen ?? FrozenLayers.None);
        }
#pragma warning disable CA1031 // A defect of the compiler is reported where the network is.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return null;
        }
#pragma warning restore CA1031
    }

    /// <summary>The first batch normalisation that takes the statistics of its batches.</summary>
    public Node? LearnedNormalization => Graph.Nodes.FirstOrDefault(n => n.Op is BatchNorm && !n.Weights.OfType<Weight.Stored>().Any(w => Frozen.HasStatistic(Graph.Parameters[w.Parameter].Name)));
}
