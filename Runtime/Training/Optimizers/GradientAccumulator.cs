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
        var complete = ++Count == batches;
        float* sums = sum.Pointer, gradients = parameters.GradientPointer;
        var scale = new Vector<float>(1f / batches);
        for (var i = 0; i < parameters.TrainableLength; i += Vector<float>.Count)
        {
            var total = Vector.Load(sums + i) + Vector.Load(gradients + i);
            Vector.Store(complete ? Vector<float>.Zero : total, sums + i);
            if (complete) Vector.Store(total * scale, gradients + i);
        }

        if (complete) Count = 0;
        return complete;
    }

    /// <summary>Frees the sums.</summary>
    public void Dispose() => sum.Dispose();
}
