using System.Numerics;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>Makes one large batch of several: adds their gradients up and gives the mean, which is that of the large batch where each loss is a mean.</summary>
/// <param name="parameters">Whose gradients.</param>
/// <param name="batches">How many batches make a step.</param>
/// <example>
/// <code>
/// using var accumulator = new GradientAccumulator(parameters, batches: 4);
/// // after each backward:
/// if (accumulator.Add()) optimizer.Step();
/// </code>
/// </example>
public sealed unsafe class GradientAccumulator(TrainingParameters parameters, int batches) : IDisposable
{
    readonly AlignedMemory sum = new(parameters.TrainableLength);
    readonly int batches = Hyperparameter.AtLeastOne(batches, nameof(batches));

    /// <summary>How many batches were added since the last step.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the gradients as they are now.</summary>
    /// <returns>Whether the batches are complete: <see cref="TrainingParameters.Gradients"/> hold their mean, and the next sum starts.</returns>
    public bool Add()
    {
        Count++;
        float* sums = sum.Pointer, gradients = parameters.GradientPointer;
        for (var i = 0; i < parameters.TrainableLength; i += Vector<float>.Count)
        {
            Vector.Store(Vector.Load(sums + i) + Vector.Load(gradients + i), sums + i);
        }

        if (Count < batches) return false;
        Complete();
        return true;
    }

    /// <summary>Ends a sum of fewer batches, as at the end of an epoch: the gradients hold the mean of those added.</summary>
    /// <exception cref="InvalidOperationException">None was added.</exception>
    public void Complete()
    {
        if (Count == 0) throw new InvalidOperationException("No batch was added since the last step.");
        float* sums = sum.Pointer, gradients = parameters.GradientPointer;
        var scale = new Vector<float>(1f / Count);
        for (var i = 0; i < parameters.TrainableLength; i += Vector<float>.Count)
        {
            Vector.Store(Vector.Load(sums + i) * scale, gradients + i);
            Vector.Store(Vector<float>.Zero, sums + i);
        }

        Count = 0;
    }

    /// <summary>Frees the sums.</summary>
    public void Dispose() => sum.Dispose();
}
