using NetGenCompiler.Execution;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>A layer, or an input, whose result leads to no output: it is computed nowhere, and its weights stay as they are.</summary>
sealed class DeadLayer : Lint
{
    public override string Id => ProblemIds.DeadLayer;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        // What leads to a dead end is dead as well, and the same mistake.
        for (var i = 0; i < context.Graph.Nodes.Count; i++)
        {
            if (context.ReaderIndices(i).Count > 0 || context.IsOutput(i)) continue;
            var node = context.Graph.Nodes[i];
            yield return At(node, node.Op is Input ? $"the input '{node.Name}' of '{context.Graph.Name}' is read by no layer" : $"the result of {Named(node)} leads to no output of '{context.Graph.Name}'");
        }
    }
}
