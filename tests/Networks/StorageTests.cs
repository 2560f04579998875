using NetGen.Networks.Tests.Definitions.Storage;
using NetGen.Runtime;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Metrics;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;

namespace NetGen.Networks.Tests;

/// <summary>Activations kept in 16 bits train as well as singles do.</summary>
public class StorageTests
{
    const int Batch = 32, Epochs = 2;

    static double Accuracy(NetworkDescription network)
    {
        var normalize = new Normalize([0.1307], [0.3081]);
        var (drawings, heldOut) = (new DigitDataset(2048, seed: 1).With(normalize), new DigitDataset(1000, seed: 2).With(normalize));
        var loader = new DataLoader(drawings, new() { BatchSize = Batch, Shuffle = true, Workers = 1, Seed = 1 });
        using var training = network.CreateTraining(WeightSource.FromSeed(1), new(Batch, 1));
        using var optimizer = new AdamW(training.Parameters, 3e-3f);
        using var trainer = new Trainer(training, optimizer, new ClassificationObjective(new NLLLoss(10)), loader, new() { Epochs = Epochs });
        trainer.Run();
        using var inference = training.CreateInference();
        var confusion = new ConfusionMatrix(10);
        Evaluation.Run(inference, new(heldOut, new() { BatchSize = Batch }), objective: null, [confusion]);
        return confusion.Accuracy;
    }

    [Fact]
    public void Sixteen_bits_train_to_the_same_accuracy()
    {
        var singles = Accuracy(DigitsInSingles.Description);
        var (halves, upperHalves) = (Accuracy(DigitsInHalves.Description), Accuracy(DigitsInBFloat16.Description));

        var (all, half, upper) = (DigitsInSingles.Training.ItemBytes, DigitsInHalves.Training.ItemBytes, DigitsInBFloat16.Training.ItemBytes);
        Assert.True(half < 0.85 * all, $"{half} bytes of {all}");
        Assert.True(upper < 0.8 * all, $"{upper} bytes of {all}");
        Assert.True(singles > 0.97, $"{singles:P1} in single precision");
        Assert.True(halves > singles - 0.01, $"{halves:P1} in half precision, {singles:P1} in single");
        Assert.True(upperHalves > singles - 0.01, $"{upperHalves:P1} in upper halves, {singles:P1} in single");
    }
}
