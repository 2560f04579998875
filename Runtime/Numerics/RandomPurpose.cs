namespace NetGen.Runtime.Numerics;

/// <summary>What random numbers are for: streams of different purposes have nothing in common, whatever else they share.</summary>
public enum RandomPurpose
{
    /// <summary>Something of the caller's own.</summary>
    General,

    /// <summary>The order of items in an epoch.</summary>
    Sampling,

    /// <summary>The augmentation of an item.</summary>
    Item,

    /// <summary>The augmentation of a batch.</summary>
    Batch,

    /// <summary>The parts of a data set.</summary>
    Splitting,

    /// <summary>Pictures that are drawn.</summary>
    Drawing,
}
