namespace NetGen.Runtime.Numerics;

/// <summary>
/// Numbers between 0 and 1 for consecutive elements of a batch, from the words that <see cref="DropoutMask"/> has for them: a word w is (w + ½)/2³², so that
/// neither end is reached.
/// </summary>
/// <param name="seed">The seed of the training run.</param>
/// <param name="step">The number of the step.</param>
/// <param name="layer">The number of the layer among those of the network that draw.</param>
/// <param name="first">The index in the batch of the first element.</param>
struct RandomUnits(ulong seed, uint step, uint layer, long first)
{
    const double Words = 1L << 32;

    readonly ulong counterHigh = ((ulong)step << 32) | layer;
    Philox.Block block = Philox.Generate(seed, (ulong)first / 4, ((ulong)step << 32) | layer);

    /// <summary>The number of the next element.</summary>
    public double Next()
    {
        var lane = (int)(first & 3);
        var word = block[lane];
        first++;
        if (lane == 3) block = Philox.Generate(seed, (ulong)first / 4, counterHigh);
        return (word + 0.5) / Words;
    }
}
