using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Lints;

/// <summary>Whether a loss and the last operator of the output that it judges go together.</summary>
static class LossPairing
{
    static readonly Dictionary<string, LossInput> Losses = new(StringComparer.Ordinal)
    {
        ["CrossEntropyLoss"] = LossInput.ClassLogits,
        ["FocalLoss"] = LossInput.ClassLogits,
        ["DistillationLoss"] = LossInput.ClassLogits,
        ["CTCLoss"] = LossInput.ClassLogits,
        ["BCEWithLogitsLoss"] = LossInput.BinaryLogits,
        ["BinaryFocalLoss"] = LossInput.BinaryLogits,
        ["HingeLoss"] = LossInput.Scores,
        ["NLLLoss"] = LossInput.LogProbabilities,
        ["KLDivergenceLoss"] = LossInput.LogProbabilities,
        ["BCELoss"] = LossInput.Probabilities,
    };

    /// <summary>What is wrong with a loss for an output; null where nothing is.</summary>
    /// <param name="loss">The name of the loss's class.</param>
    /// <param name="graph">The network.</param>
    /// <param name="output">The index of the output.</param>
    public static (string Id, string Message)? Mistake(string loss, Graph graph, int output)
    {
        if (!Losses.TryGetValue(loss, out var takes) || output < 0 || output >= graph.Outputs.Count) return null;
        var context = new LintContext(graph, []);
        var last = graph.Nodes[context.Source(graph.Outputs[output].Value.Node)];
        var ends = $"the output '{graph.Outputs[output].Name}' of '{graph.Name}' ends in '{last.Name}' ({last.Op.Name})";
        return (takes, last.Op) switch
        {
            // Of log-probabilities softmax makes the probabilities themselves: nothing is lost but time.
            (LossInput.ClassLogits, Softmax or Sigmoid) => (LintIds.LogitLoss, $"{loss} takes logits and applies softmax itself, but {ends}: leave that out, or gradients shrink"),
            (LossInput.BinaryLogits, Softmax or LogSoftmax or Sigmoid) => (LintIds.LogitLoss, $"{loss} takes logits and applies the sigmoid itself, but {ends}: leave that out, or gradients shrink"),
            (LossInput.Scores, Softmax or LogSoftmax or Sigmoid) => (LintIds.LogitLoss, $"{loss} takes scores of any sign, but {ends}: leave that out"),
            (LossInput.LogProbabilities, IBiased) => (LintIds.LossMismatch, $"{loss} takes log-probabilities, but {ends}: append LogSoftmax(), or take CrossEntropyLoss"),
            (LossInput.LogProbabilities, Softmax or Sigmoid) => (LintIds.LossMismatch, $"{loss} takes log-probabilities, but {ends}: take LogSoftmax() in its place"),
            (LossInput.Probabilities, IBiased) => (LintIds.LossMismatch, $"{loss} takes probabilities, but {ends}: append Sigmoid, or take BCEWithLogitsLoss"),
            (LossInput.Probabilities, LogSoftmax) => (LintIds.LossMismatch, $"{loss} takes probabilities, but {ends}, whose results are negative: take NLLLoss"),
            (LossInput.Probabilities, Softmax) => (LintIds.LossMismatch, $"{loss} judges each answer for itself, but {ends}, where they exclude each other: take LogSoftmax() and NLLLoss, or Sigmoid"),
            _ => null,
        };
    }
}
