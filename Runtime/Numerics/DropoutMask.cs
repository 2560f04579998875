namespace NetGen.Runtime.Numerics;

/// <summary>
/// Which elements dropout keeps, as a function of the seed, the step, the layer and the element's index in the batch: the same for any number of threads,
/// and drawn again in backward rather than stored. The word of element e is word e mod 4 of Philox4x32-10 with the seed as key and a counter of ⌊e/4⌋ in
/// its low half, the layer and the step in the low and the high word of its high half; the element is kept where the word is at least p·2³², and then
/// multiplied by 1/(1 − p).
/// </summary>
/// <param name="seed">The seed of the training run.</param>
/// <param name="step">The number of the step.</param>
/// <param name="layer">The number of the layer among those of the network that draw.</param>
/// <param name="probability">The probability p, from 0 to 1, with which an element becomes zero.</param>
readonly struct DropoutMask(ulong seed, uint step, uint layer, float probability)
{
    const double Words = 1L << 32;

    // p·2³² is exact in double; where it is not whole, the next whole word is the first that is kept.
    readonly ulong threshold = (ulong)Math.Ceiling(probability * Words);

    /// <summary>What kept elements are multiplied by; 0 where p is 1 and none is kept.</summary>
    public float Scale { get; } = probability < 1 ? 1 / (1 - probability) : 0;

    /// <summary>Whether an element is kept.</summary>
    public bool Keeps(long element)
    {
        var block = Block(element);
        var word = (element & 3) switch { 0 => block.A, 1 => block.B, 2 => block.C, _ => block.D };
        return word >= threshold;
    }

    /// <summary>Applies the mask to consecutive elements.</summary>
    /// <param name="source">The elements.</param>
    /// <param name="destination">As many results; may be the source.</param>
    /// <param name="first">The index in the batch of the first.</param>
    public void Apply(ReadOnlySpan<float> source, Span<float> destination, long first)
    {
        for (var i = 0; i < source.Length;)
        {
            var block = Block(first + i);
            for (var lane = (int)((first + i) & 3); lane < 4 && i < source.Length; lane++, i++)
            {
                var word = lane switch { 0 => block.A, 1 => block.B, 2 => block.C, _ => block.D };
                destination[i] = word >= threshold ? source[i] * Scale : 0;
            }
        }
    }

    Philox.Block Block(long element) => Philox.Generate(seed, (ulong)element / 4, ((ulong)step << 32) | layer);
}
