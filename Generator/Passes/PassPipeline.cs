using NetGenCompiler.Graphs;

namespace NetGenCompiler.Passes;

/// <summary>The passes between a definition's graph and the planner, in one list: what each finds has been left by those above it.</summary>
static class PassPipeline
{
    public static IReadOnlyList<Pass> InferencePasses { get; } =
    [
        new("remove-dead", RemoveDead.Run),
        new("expand-recurrent-layers", graph => ExpandRecurrentLayers.Run(graph, saves: false)),
        new("sequences-and-volumes-as-maps", SequencesAndVolumesAsMaps.Run),
        new("remove-identities", RemoveIdentities.Run),
        new("simplify-operators", SimplifyOperators.Run),
        new("merge-views", MergeViews.Run),
        new("merge-affine", MergeAffine.Run),
        new("fold-padding", FoldPadding.Run),

        // Views, scales and paddings that cancel have become identities.
        new("remove-identities", RemoveIdentities.Run),
        new("lower-batch-norm", LowerBatchNorm.Run),
        new("lower-transposed-bias", LowerTransposedBias.Run),
        new("lower-group-norm", LowerGroupNorm.Run),
        new("lower-switch-norm", LowerSwitchNorm.Run),
        new("fold-scale-shift", FoldScaleShift.Run),

        // A dead reader would count as a use and stand in the way of fusion.
        new("remove-dead", RemoveDead.Run),
        new("fuse-epilogues", FuseEpilogues.Run),
        new("fuse-pooling", FusePooling.Run),
    ];

    /// <summary>The graph as inference executes it.</summary>
    /// <param name="graph">A definition's graph.</param>
    /// <param name="observe">Sees the graph after each pass.</param>
    public static Graph Inference(Graph graph, Action<Pass, Graph>? observe = null)
    {
        foreach (var pass in InferencePasses)
        {
            graph = pass.Run(graph);
            observe?.Invoke(pass, graph);
        }

        return graph;
    }

    /// <summary>The graph as training executes it, with its gradients.</summary>
    /// <param name="graph">A definition's graph.</param>
    /// <param name="options">Which gradients are wanted.</param>
    /// <param name="observe">Sees the graph after each pass before differentiation.</param>
    public static TrainingGraph Training(Graph graph, TrainingOptions options, Action<Pass, Graph>? observe = null)
    {
        IReadOnlyList<Pass> passes =
        [
            new("remove-dead", RemoveDead.Run),
            new("sequences-and-volumes-as-maps", SequencesAndVolumesAsMaps.Run),
            // A dropout that draws is no identity.
            new("training-mode", g => TrainingMode.Run(g, options)),
            new("remove-identities", RemoveIdentities.Run),
            new("simplify-operators", SimplifyOperators.Run),
            new("merge-views", MergeViews.Run),
            new("merge-affine", MergeAffine.Run),
            new("fold-padding", FoldPadding.Run),
            new("remove-identities", RemoveIdentities.Run),
            // Poolings have been written in one way.
            new("save-indices", SaveIndices.Run),
            new("remove-dead", RemoveDead.Run),
        ];
        foreach (var pass in passes)
        {
            graph = pass.Run(graph);
            observe?.Invoke(pass, graph);
        }

        return Differentiation.Run(graph, options);
    }

    /// <summary>A network with its gradients, in the operators that have kernels.</summary>
    public static TrainingGraph TrainingKernels(TrainingGraph training)
    {
        IReadOnlyList<Pass> passes =
        [
            new("lower-batch-norm-training", LowerBatchNormTraining.Run),
            // Those whose statistics are frozen.
            new("lower-batch-norm", LowerBatchNorm.Run),
            new("lower-drop-connect", LowerDropConnect.Run),
            new("lower-transposed-bias", LowerTransposedBias.Run),
            new("lower-group-norm", LowerGroupNorm.Run),
            new("lower-switch-norm", LowerSwitchNorm.Run),
            new("lower-prelu-gradient", LowerPReLUGradient.Run),

            // Into layers whose own result no gradient needs.
            new("fold-scale-shift", FoldScaleShift.Run),

            // Normalisations and rectifiers have left reductions.
            new("lower-batch-reductions", LowerBatchReductions.Run),
            new("lower-sums", LowerSums.Run),
            new("lower-pad-axis", LowerPadAxis.Run),
            new("remove-identities", RemoveIdentities.Run),
            new("merge-views", MergeViews.Run),
            new("remove-dead", RemoveDead.Run),
            new("fuse-epilogues", FuseEpilogues.Run),
        ];
        return training with { Graph = passes.Aggregate(training.Graph, (graph, pass) => pass.Run(graph)) };
    }
}
