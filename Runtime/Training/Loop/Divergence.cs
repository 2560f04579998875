using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Loop;

/// <summary>Finds where a bad number came from, in the order of the computation.</summary>
static class Divergence
{
    /// <summary>
    /// Of a loss that is bad after forward: the items, else what the network holds, running statistics included, which name the layer that
    /// something bad went into, else the outputs.
    /// </summary>
    public static TrainingDivergedException OfLoss(ITraining training, Batch batch, ReadOnlySpan<Memory<float>> outputs, long step, double loss)
    {
        var values = batch.Values.Span;
        if (FiniteCheck.IndexOfNonFinite(values) is >= 0 and var at)
        {
            var input = training.Description.Inputs[0].Name;
            return new(step, input, $"the input {input}, item {batch.Indices[at / batch.Length]} of the data set,", at % batch.Length, values[at], loss);
        }

        foreach (var slice in training.Parameters.Slices)
        {
            var own = training.Parameters.Values.Slice(slice.Offset, slice.Length);
            if (FiniteCheck.IndexOfNonFinite(own) is >= 0 and var index) return new(step, LayerOf(slice.Name), $"the {Kind(slice)} {slice.Name}", index, own[index], loss);
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            var name = training.Description.Outputs[i].Name;
            if (FiniteCheck.IndexOfNonFinite(outputs[i].Span) is >= 0 and var index) return new(step, name, $"the output {name}", index, outputs[i].Span[index], loss);
        }

        return new(step, "loss", "the loss", 0, (float)loss, loss);
    }

    /// <summary>Of gradients that are bad while the loss is not: the last parameter in order, since gradients come from the outputs.</summary>
    public static TrainingDivergedException OfGradients(TrainingParameters parameters, long step, double loss)
    {
        foreach (var slice in parameters.Slices.Reverse())
        {
            if (slice.Kind != ParameterKind.Trainable) continue;
            var own = parameters.Gradients.Slice(slice.Offset, slice.Length);
            if (FiniteCheck.IndexOfNonFinite(own) is >= 0 and var index) return new(step, LayerOf(slice.Name), $"the gradient of {slice.Name}", index, own[index], loss);
        }

        throw new InvalidOperationException("The gradients are finite, and what the optimizer scales them by is not.");
    }

    static string Kind(ParameterSlice slice) => slice.Kind == ParameterKind.Trainable ? "parameter" : "statistic";

    static string LayerOf(string parameter) => parameter.LastIndexOf('.') is > 0 and var dot ? parameter[..dot] : parameter;
}
