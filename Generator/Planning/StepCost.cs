namespace NetGenCompiler.Planning;

/// <summary>What a step does to one item of the batch.</summary>
/// <param name="MultiplyAdds">The multiply-adds of its layer, as reports count them.</param>
/// <param name="Products">Those that its algorithm takes.</param>
/// <param name="WeightBytes">Bytes of packed constants.</param>
/// <param name="ReadBytes">Bytes of the values that it reads, of the caller's too.</param>
/// <param name="WrittenBytes">Bytes of the values that it writes, of the caller's too.</param>
sealed record StepCost(long MultiplyAdds, long Products, long WeightBytes, long ReadBytes, long WrittenBytes)
{
    public long Bytes => WeightBytes + ReadBytes + WrittenBytes;
}
