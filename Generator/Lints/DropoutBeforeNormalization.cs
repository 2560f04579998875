using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>
/// Dropout ahead of a batch normalisation: the running variance is that of training, where dropped elements spread the values, and is wrong in
/// inference. Li et al., 2019, "Understanding the disharmony between dropout and batch normalization by variance shift".
/// </summary>
sealed class DropoutBeforeNormalization : Lint
{
    public override string Id => LintIds.DropoutBeforeNormalization;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        // The nearest batch normalisation behind each node, if there is one.
        var behind = new int?[context.Graph.Nodes.Count];
        for (var i = behind.Length - 1; i >= 0; i--)
        {
            behind[i] = context.ReaderIndices(i).Select(r => context.Graph.Nodes[r].Op is BatchNorm ? r : behind[r]).Where(r => r is not null).OrderBy(r => r).FirstOrDefault();
        }

        for (var i = 0; i < behind.Length; i++)
        {
            var node = context.Graph.Nodes[i];
            if (node.Op is not NoiseLayer noise || noise.InTraining(0) is null || behind[i] is not { } norm) continue;
            yield return At(
                node, $"{Named(node)} shifts the variance that {Named(context.Graph.Nodes[norm])} behind it learns: in inference, without dropout, the running variance is too large; put dropout behind the last batch normalisation");
        }
    }
}
