using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Loading;

/// <summary>A function of a whole batch, such as a mixture of its items. It may run on several threads at once.</summary>
public abstract class BatchTransform
{
    /// <summary>How many floats a target is in the batches of a data set that go through this.</summary>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="ArgumentException">The transform does not take such items.</exception>
    public virtual int TargetLength(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.TargetLength;
    }

    /// <summary>Transforms a batch in place.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="dataset">What it was read from.</param>
    /// <param name="random">What is drawn from.</param>
    public abstract void Apply(Batch batch, Dataset dataset, ref RandomStream random);
}
