namespace NetGenCompiler.Bench.Editing;

/// <summary>What an edit costs.</summary>
/// <param name="Generator">The driver with the generator.</param>
/// <param name="Driver">The driver with a generator that does nothing.</param>
/// <param name="Analyzer">The analyzer, for all networks, in milliseconds.</param>
readonly record struct EditTimes(DriverTimes Generator, DriverTimes Driver, double Analyzer)
{
    /// <summary>Milliseconds that the compiler takes no part in.</summary>
    public double Net => Generator.Milliseconds - Driver.Milliseconds + Analyzer;
}
