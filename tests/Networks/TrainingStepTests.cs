using NetGen.Runtime;
using NetGen.Runtime.Weights;
using NetGen.Testing;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>
/// The generated training step of networks against PyTorch's in double precision: the output, the gradients of parameters and input, and the next running
/// statistics, each measured by PyTorch's own single precision and on the sides of kinks that it took.
/// </summary>
public sealed class TrainingStepTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-networks-");

    [PyTorchTheory]
    [InlineData("LeNet5", 5)]
    [InlineData("MnistCnn", 5)]
    [InlineData("ResNet18At32", 8)]
    [InlineData("MobileNetV2", 2)]
    public void A_step_is_that_of_PyTorch(string network, int items) => Check(network, items, [.. Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported)]);

    // In double precision PyTorch takes minutes for more items of the last.
    [PyTorchTheory]
    [InlineData("ResNet18", 4)]
    [InlineData("MobileNetV2", 4)]
    [InlineData("DenseNet121", 4)]
    [InlineData("Vgg16BN", 1)]
    [Trait("Category", "Slow")]
    public void A_step_of_a_large_batch_is_that_of_PyTorch(string network, int items) => Check(network, items, [InstructionSets.Best]);

    public void Dispose() => folder.Delete(recursive: true);

    void Check(string network, int items, IReadOnlyList<InstructionSetKind> sets)
    {
        var description = FormulaNetwork.Describe(network);
        var (x, gradient) = (FormulaNetwork.Input(description, items), FormulaTensor.Uniform("gradient/0", description.Outputs[0].Length * items));
        var weights = FormulaNetwork.Weights(description);
        weights.Save(Of("w.safetensors"));
        NpyFile.Write(Of("x.npy"), x, [items, .. description.Inputs[0].Shape]);
        NpyFile.Write(Of("dy.npy"), gradient, [items, .. description.Outputs[0].Shape]);
        foreach (var set in sets) Step(description, weights, x, gradient, items, set).Save(Of($"{set}.safetensors"));

        var errors = StepErrors.Of(network, folder.FullName, Of("w.safetensors"), Of("x.npy"), Of("dy.npy"), [.. sets.Select(s => Of($"{s}.safetensors"))]);

        Assert.Equal(description.Parameters.Length + 2, errors[0].Parameters.Count + errors[0].Others.Count);
        for (var i = 0; i < sets.Count; i++) Assert.True(errors[i].Problem is null, $"{network} on {sets[i]}: {errors[i].Problem}");
    }

    /// <summary>All results of a step, under the names that the script reads.</summary>
    static StateDictionary Step(NetworkDescription description, WeightSource weights, float[] x, float[] gradient, int items, InstructionSetKind set)
    {
        using var training = description.CreateTraining(weights, new(items, Threads: 2, InstructionSet: set, Dropout: false));
        var (output, input) = (new float[gradient.Length], new float[x.Length]);
        training.Forward([x], [output], items);
        training.Backward([gradient], [input]);
        StateDictionary result = new([
            .. description.Parameters, new("output", ParameterKind.Buffer, default, [items, .. description.Outputs[0].Shape]),
            new("input", ParameterKind.Buffer, default, [items, .. description.Inputs[0].Shape]),
        ]);
        foreach (var parameter in description.Parameters)
        {
            (parameter.Kind == ParameterKind.Trainable ? training.Parameters.Gradient(parameter.Name) : training.Parameters[parameter.Name]).CopyTo(result[parameter.Name]);
        }

        output.CopyTo(result["output"]);
        input.CopyTo(result["input"]);
        return result;
    }

    string Of(string name) => Path.Combine(folder.FullName, name);
}
