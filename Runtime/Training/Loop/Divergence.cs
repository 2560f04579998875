using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Loop;

/// <summary>
/// Finds where a bad number came from, in the order of the computation. A step that came to one is made again, layer by layer: its batches are read
/// again, the parameters are still those before it, and dropout draws what it drew. Nothing of this costs a step that is sound.
/// </summary>
/// <param name="training">The network.</param>
/// <param name="objective">The loss.</param>
/// <param name="outputs">Memory for what the network gives.</param>
/// <param name="gradients">Memory for the gradients of that.</param>
/// <param name="step">The step that was being made, from 1.</param>
/// <param name="loss">Its loss.</param>
sealed class Divergence(ITraining training, BatchObjective objective, BatchOutputs outputs, BatchOutputs gradients, long step, double loss)
{
    /// <summary>What to throw.</summary>
    /// <param name="loader">The batches.</param>
    /// <param name="start">Where those of the step begin.</param>
    /// <param name="count">How many of them went forward.</param>
    public TrainingDivergedException Find(DataLoader loader, LoaderPosition start, int count)
    {
        // What several batches came to together is gone when they are made again.
        var sum = OfGradients();
        var last = training.Step;
        using var batches = loader.From(start);
        TrainingDivergedException? found = null;
        for (var i = 0; i < count && found is null && batches.MoveNext(); i++)
        {
            training.Step = last - (uint)(count - i);
            found = OfItems(batches.Current) ?? OfValues(ParameterKind.Trainable) ?? OfLayers(batches.Current);
        }

        training.Step = last;
        // What names a layer where the network does not know its values: its running statistics, which something bad went into.
        return found ?? OfValues(ParameterKind.Buffer) ?? Of(outputs.Readable, "output") ?? sum ?? new(step, "loss", "the loss", 0, (float)loss, loss);
    }

    TrainingDivergedException? OfItems(Batch batch)
    {
        for (var i = 0; i < batch.Inputs.Length; i++)
        {
            var values = batch.Inputs[i].Span;
            var input = training.Description.Inputs[i];
            if (FiniteCheck.IndexOfNonFinite(values) is not (>= 0 and var at)) continue;
            var length = (int)input.Length;
            return new(step, input.Name, $"the input {input.Name}, item {batch.Indices[at / length]} of the data set,", at % length, values[at], loss);
        }

        return null;
    }

    TrainingDivergedException? OfValues(ParameterKind kind)
    {
        foreach (var slice in training.Parameters.Slices)
        {
            var own = training.Parameters.Values.Slice(slice.Offset, slice.Length);
            if (slice.Kind != kind || FiniteCheck.IndexOfNonFinite(own) is not (>= 0 and var index)) continue;
            return new(step, LayerOf(slice.Name), $"the {(kind == ParameterKind.Trainable ? "parameter" : "statistic")} {slice.Name}", index, own[index], loss);
        }

        return null;
    }

    TrainingDivergedException? OfLayers(Batch batch)
    {
        TrainingDivergedException? slope = null;
        var items = batch.Indices.ToArray();
        var found = training.Examine(() =>
        {
            var (values, slopes) = (outputs.Of(batch.Count).ToArray(), gradients.Of(batch.Count).ToArray());
            training.Forward(batch.Inputs, values, batch.Count);
            foreach (var gradient in slopes) gradient.Span.Clear();
            // Where the loss is bad, so are its gradients, and backward would only spread them.
            if (!double.IsFinite(objective.Compute(batch, values, slopes))) return;
            slope = Of(gradients.Readable, "gradient of the output");
            if (slope is null) training.Backward(gradients.Readable, []);
        });
        return found is null ? slope : new(step, found.Layer, found.Tensor + (found.Item is { } item ? $", item {items[item]} of the data set," : ""), found.Index, found.Value, loss);
    }

    TrainingDivergedException? Of(ReadOnlySpan<ReadOnlyMemory<float>> tensors, string what)
    {
        for (var i = 0; i < tensors.Length; i++)
        {
            var values = tensors[i].Span;
            var name = training.Description.Outputs[i].Name;
            if (FiniteCheck.IndexOfNonFinite(values) is >= 0 and var index) return new(step, name, $"the {what} {name}", index, values[index], loss);
        }

        return null;
    }

    /// <summary>The last parameter in order, since gradients come from the outputs.</summary>
    TrainingDivergedException? OfGradients()
    {
        if (!double.IsFinite(loss)) return null;
        foreach (var slice in training.Parameters.Slices.Reverse())
        {
            if (!slice.HasGradient) continue;
            var own = training.Parameters.Gradients.Slice(slice.Offset, slice.Length);
            if (FiniteCheck.IndexOfNonFinite(own) is >= 0 and var index) return new(step, LayerOf(slice.Name), $"the gradient of {slice.Name}", index, own[index], loss);
        }

        return null;
    }

    static string LayerOf(string parameter) => parameter.LastIndexOf('.') is > 0 and var dot ? parameter[..dot] : parameter;
}
