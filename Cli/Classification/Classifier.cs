using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;
using NetGenCompiler.Ops;

namespace NetGen.Cli.Classification;

/// <summary>Reads a network's outputs as classes.</summary>
static class Classifier
{
    /// <summary>Whether a network takes one image and gives one vector; the reason where it does not.</summary>
    public static string? Objection(NetworkDescription network) => network switch
    {
        { Inputs.Length: not 1 } => $"{network.Name} is no classifier: it has {network.Inputs.Length} inputs.",
        { Outputs.Length: not 1 } => $"{network.Name} is no classifier: it has {network.Outputs.Length} outputs.",
        _ when network.Inputs[0].Shape.Length != 3 => $"{network.Name} is no classifier of images: its input is {network.Inputs[0]}.",
        _ when network.Outputs[0].Shape.Length != 1 => $"{network.Name} is no classifier: its output is {network.Outputs[0]}.",
        _ => null,
    };

    /// <summary>The reason why a network cannot be trained by the cross-entropy of its output; null where it can.</summary>
    public static string? TrainingObjection(NetworkDescription network) => ScaleOf(network) == OutputScale.Probability
        ? $"{network.Name} ends in probabilities (Softmax): only logits and log-probabilities are trained by cross-entropy."
        : null;

    /// <summary>Classifies images.</summary>
    /// <param name="inference">The network.</param>
    /// <param name="images">The images, normalised.</param>
    /// <param name="labels">Their true classes, if known.</param>
    /// <param name="top">How many classes are wanted of each.</param>
    /// <param name="instructionSet">What the network runs on.</param>
    /// <exception cref="CommandFailedException">A number that the network gives is NaN.</exception>
    public static IReadOnlyList<Prediction> Classify(IInference inference, TensorFile images, int[]? labels, int top, InstructionSetKind instructionSet)
    {
        var network = inference.Description;
        var scale = ScaleOf(network);
        var scores = BatchedRun.Execute(inference, [images.Values], images.Batch, instructionSet)[0];
        var classes = network.Outputs[0].Shape[0];
        return [.. Enumerable.Range(0, images.Batch).Select(i => Of(i, scores.AsSpan(i * classes, classes), scale, labels?[i], top))];
    }

    static Prediction Of(int index, ReadOnlySpan<float> scores, OutputScale scale, int? label, int top)
    {
        foreach (var score in scores)
        {
            if (float.IsNaN(score)) throw new CommandFailedException($"image {index}: the network's output is not a number (NaN).");
        }

        var classes = ScoredClass.Top(scores, scale, top);
        return new(index, classes[0].Class, classes[0].Probability, classes[0].LogProbability, label, top > 1 ? classes : null);
    }

    /// <summary>What the operator that makes the output says about it.</summary>
    static OutputScale ScaleOf(NetworkDescription network)
    {
        var report = network.ReadReport();
        var last = report.Layers.First(l => l.Name == report.Outputs[0].Source);
        return last.Op == nameof(Softmax) ? OutputScale.Probability : OutputScale.Logarithmic;
    }
}
