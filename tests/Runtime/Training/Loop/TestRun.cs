using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Data.Transforms;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Training;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Objectives;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests.Training.Loop;

/// <summary>
/// A small run with everything random in it: shuffled batches of augmented images of three kinds of stripes, read by workers, and dropout.
/// </summary>
sealed class TestRun : IDisposable
{
    public const int Items = 44, BatchSize = 8, Batches = 6, Classes = 3, Size = 4;

    // Of more bits than a float or a double has.
    public const ulong DropoutSeed = 0xF00D_1234_5678_9ABD;

    public TestRun(TrainerOptions options, Func<TrainingParameters, Optimizer>? optimizer = null, int workers = 2, ulong seed = 5, int hidden = 12, Dataset? data = null, bool averaged = false, ulong dropoutSeed = DropoutSeed, BatchObjective? objective = null)
    {
        Training = new Perceptron(Size * Size, hidden, Classes).CreateTraining(WeightSource.FromSeed(1), new(BatchSize, dropoutSeed));
        Optimizer = optimizer?.Invoke(Training.Parameters) ?? new SGD(Training.Parameters, 0.1, momentum: 0.9);
        data ??= Stripes.With(new RandomHorizontalFlip(), new RandomAffine { MoveX = 0.25, MoveY = 0.25 });
        Loader = new(data, new() { BatchSize = BatchSize, Shuffle = true, Workers = workers, Seed = seed });
        if (averaged) options = options with { Average = Average = new(Training.Parameters, 0.9) };
        Trainer = new(Training, Optimizer, objective ?? new ClassificationObjective(new CrossEntropyLoss(Classes)), Loader, options);
    }

    /// <summary>Rows, columns and squares of noise.</summary>
    public static ArrayDataset Stripes { get; } = Create();

    public ITraining Training { get; }

    public Optimizer Optimizer { get; }

    public DataLoader Loader { get; }

    public MovingAverage? Average { get; }

    public Trainer Trainer { get; }

    public void Dispose()
    {
        Trainer.Dispose();
        Average?.Dispose();
        Optimizer.Dispose();
        Training.Dispose();
    }

    static ArrayDataset Create()
    {
        var random = new RandomStream(4, RandomPurpose.General);
        var values = new float[Items * Size * Size];
        for (var i = 0; i < values.Length; i++)
        {
            var (item, y, x) = (i / (Size * Size), i / Size % Size, i % Size);
            var ink = (item % Classes) switch { 0 => y % 2, 1 => x % 2, _ => (x / 2) ^ (y / 2) };
            values[i] = ink + (0.3f * (float)random.Normal());
        }

        return new(new(values, Items, 1, Size, Size), [.. Enumerable.Range(0, Items).Select(i => i % Classes)], Classes);
    }
}
