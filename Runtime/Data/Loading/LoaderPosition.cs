namespace NetGen.Runtime.Data.Loading;

/// <summary>Where in its sequence of batches a loader is; with the seed all that a run needs to go on.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Batch">How many of its batches were taken.</param>
public readonly record struct LoaderPosition(int Epoch, int Batch);
