using NetGen.Runtime;
using NetGen.Runtime.Weights;
using NetGen.Testing;
using NetGenOracle;

namespace NetGen.Networks.Tests;

/// <summary>
/// The generated training step of networks against PyTorch's in double precision, on every instruction set: the output, the gradients of parameters and
/// input, and the next running statistics, each measured by PyTorch's own single precision.
/// </summary>
public sealed class TrainingStepTests : IDisposable
{
    // A large map has values so near a kink that single precision finds some on its other side, whoever computes it; all gradients below get such a share.
    const double LargestFlipped = 0.1, MedianFlipped = 0.02;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-networks-");

    [PyTorchTheory]
    [InlineData("LeNet5", 5)]
    [InlineData("MnistCnn", 5)]
    [InlineData("ResNet18At32", 8)]
    public void A_step_is_that_of_PyTorch(string network, int items) => Check(network, items, mayFlip: false);

    [PyTorchTheory]
    [InlineData("MobileNetV2", 2)]
    public void A_step_over_many_kinks_is_near_that_of_PyTorch(string network, int items) => Check(network, items, mayFlip: true);

    [PyTorchTheory]
    [InlineData("ResNet18", 4)]
    [InlineData("DenseNet121", 2)]
    [InlineData("Vgg16BN", 2)]
    [Trait("Category", "Slow")]
    public void A_step_of_a_large_network_over_many_kinks_is_near_that_of_PyTorch(string network, int items) => Check(network, items, mayFlip: true);

    public void Dispose() => folder.Delete(recursive: true);

    void Check(string network, int items, bool mayFlip)
    {
        var description = FormulaNetwork.Describe(network);
        var (x, gradient) = (FormulaNetwork.Input(description, items), FormulaTensor.Uniform("gradient/0", description.Outputs[0].Length * items));
        var weights = FormulaNetwork.Weights(description);
        weights.Save(Of("w.safetensors"));
        NpyFile.Write(Of("x.npy"), x, [items, .. description.Inputs[0].Shape]);
        NpyFile.Write(Of("dy.npy"), gradient, [items, .. description.Outputs[0].Shape]);
        var sets = Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported).ToList();
        foreach (var set in sets) Step(description, weights, x, gradient, items, set).Save(Of($"{set}.safetensors"));

        var errors = StepErrors.Of(network, folder.FullName, Of("w.safetensors"), Of("x.npy"), Of("dy.npy"), [.. sets.Select(s => Of($"{s}.safetensors"))]);

        Assert.Equal(description.Parameters.Length + 2, errors[0].Count);
        for (var i = 0; i < sets.Count; i++)
        {
            var problem = mayFlip ? StepErrors.Problem(errors[i], LargestFlipped, MedianFlipped) : StepErrors.Problem(errors[i]);
            Assert.True(problem is null, $"{network} on {sets[i]}: {problem}");
        }
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
