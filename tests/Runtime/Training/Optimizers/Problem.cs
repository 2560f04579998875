using System.Collections.Immutable;
using NetGen.Runtime.Training;
using NetGenOracle;

namespace NetGen.Runtime.Tests.Training.Optimizers;

/// <summary>The problem of reference/optimizers.py: parameters and gradients that are formulas of their names.</summary>
static class Problem
{
    public static ImmutableArray<ParameterDescription> Descriptions { get; } =
    [
        new("conv.weight", ParameterKind.Trainable, Initializer.Constant(0), 5, 3, 2, 2),
        new("conv.bias", ParameterKind.Trainable, Initializer.Constant(0), 5),
        new("norm.running_mean", ParameterKind.Buffer, Initializer.Constant(0), 5),
        new("norm.weight", ParameterKind.Trainable, Initializer.Constant(0), 5),
        new("norm.num_batches_tracked", ParameterKind.Counter, Initializer.Constant(0)),
        new("fc.weight", ParameterKind.Trainable, Initializer.Constant(0), 3, 11),
    ];

    public static TrainingParameters Create()
    {
        var parameters = new TrainingParameters(Descriptions);
        foreach (var slice in parameters.Slices) FormulaTensor.Uniform(slice.Name, slice.Length).CopyTo(parameters[slice.Name]);
        parameters["norm.num_batches_tracked"].Fill(3);
        return parameters;
    }

    public static void SetGradients(TrainingParameters parameters, int step)
    {
        foreach (var slice in parameters.Slices.Where(s => s.Kind == ParameterKind.Trainable))
        {
            var noise = FormulaTensor.Uniform($"{slice.Name}/{step}", slice.Length);
            var values = parameters[slice.Name];
            var gradient = parameters.Gradient(slice.Name);
            for (var i = 0; i < noise.Length; i++) gradient[i] = noise[i] + (values[i] * 0.5f);
        }
    }
}
