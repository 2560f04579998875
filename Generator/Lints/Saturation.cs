using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>
/// Many saturating activations one after another, with neither a normalisation nor a shortcut between: gradients vanish on the way back. Glorot and
/// Bengio, 2010, "Understanding the difficulty of training deep feedforward neural networks".
/// </summary>
sealed class Saturation : Lint
{
    // LeNet-5, with four, trains well.
    const int Deep = 5;

    public override string Id => LintIds.Saturation;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        // The activations since the last normalisation, on the path with the fewest: gradients take it.
        var depths = new int[context.Graph.Nodes.Count];
        for (var i = 0; i < depths.Length; i++)
        {
            var node = context.Graph.Nodes[i];
            if (node.Inputs.Count == 0 || IsNormalization(node.Op)) continue;
            var saturates = node.Op is Sigmoid or Tanh;
            depths[i] = node.Inputs.Min(v => depths[v.Node]) + (saturates ? 1 : 0);
            if (!saturates || depths[i] != Deep) continue;
            var bound = node.Op is Sigmoid ? "a sigmoid's slope is at most 0.25" : "its slope is below 1 wherever it saturates";
            yield return At(node, $"{Named(node)} is the {Deep}th saturating activation in a row, without a normalisation or a shortcut between: {bound}, so gradients vanish; normalise, or take ReLU");
        }
    }

    static bool IsNormalization(Op op) => op.Kind == OpKind.Normalization || op is AxisNormalization or GroupNormalization or SwitchNorm2d;
}
