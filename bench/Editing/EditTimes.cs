namespace NetGenCompiler.Bench.Editing;

/// <summary>What an edit costs, in milliseconds of the thread's own clock.</summary>
/// <param name="Generator">The driver with the generator.</param>
/// <param name="Driver">The driver with a generator that does nothing.</param>
/// <param name="Analyzer">The analyzer, for all networks.</param>
readonly record struct EditTimes(double Generator, double Driver, double Analyzer)
{
    /// <summary>What the compiler takes no part in.</summary>
    public double Net => Generator - Driver + Analyzer;
}
