namespace NetGen.Cli.Benchmarks;

/// <summary>How fast a step of a network runs, and what bounds it.</summary>
/// <param name="Name">The layer that it computes.</param>
/// <param name="Algorithm">How.</param>
/// <param name="MultiplyAdds">The multiply-adds of the report.</param>
/// <param name="Products">Those that the algorithm takes.</param>
/// <param name="Bytes">Bytes of weights and values, each read or written once.</param>
/// <param name="Intensity">Products for each byte.</param>
/// <param name="MedianMs">Milliseconds of the step within a run of the network, in the median.</param>
/// <param name="Share">Of the sum of all steps.</param>
/// <param name="BoundMs">
/// The larger of what the products take at the processor's peak and what the bytes take as fast as a core moves so many, again and again.
/// </param>
/// <param name="IsMemoryBound">Whether it is the bytes.</param>
/// <param name="ShareOfBound">The bound over the time.</param>
/// <param name="PredictedMs">What the planner expected when it chose the algorithm, at this processor's peak; null where it had nothing to choose.</param>
sealed record LayerResult(
    string Name, string Algorithm, long MultiplyAdds, long Products, long Bytes, double Intensity, double MedianMs, double Share, double BoundMs, bool IsMemoryBound,
    double ShareOfBound, double? PredictedMs);
