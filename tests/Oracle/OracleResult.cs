namespace NetGenOracle;

/// <summary>What the oracle computed.</summary>
/// <param name="Outputs">The network's outputs by name, items one after the other.</param>
/// <param name="Values">For each node of the graph its results; empty where they were not asked for.</param>
sealed record OracleResult(IReadOnlyDictionary<string, double[]> Outputs, IReadOnlyList<IReadOnlyList<OracleTensor>> Values)
{
    /// <summary>The only output.</summary>
    public double[] Output => Outputs.Values.Single();
}
