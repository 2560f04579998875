namespace NetGenCompiler.Budgets;

/// <summary>What a network may cost; 0 stands for no limit.</summary>
/// <param name="Parameters">The most learned numbers.</param>
/// <param name="MultiplyAdds">The most multiply–accumulates of an item.</param>
/// <param name="WeightBytes">The most bytes of packed weights.</param>
/// <param name="ArenaBytes">The most bytes of working memory.</param>
/// <param name="MinReceptiveField">The least side of what every output sees.</param>
/// <param name="MaxLatencyMilliseconds">The most milliseconds of a run, as <see cref="LatencyEstimate"/> has them.</param>
/// <param name="Gigahertz">The clock that they are estimated at.</param>
readonly record struct Budget(
    long Parameters, long MultiplyAdds, long WeightBytes, long ArenaBytes, int MinReceptiveField, double MaxLatencyMilliseconds, double Gigahertz)
{
    /// <summary>Whether it can be judged only when the network is planned.</summary>
    public bool NeedsPlans => WeightBytes > 0 || ArenaBytes > 0 || MaxLatencyMilliseconds > 0;
}
