namespace NetGen.Cli.CommandLine;

/// <summary>A command whose help ends with examples.</summary>
interface IHasExamples
{
    /// <summary>Whole command lines.</summary>
    IReadOnlyList<string> Examples { get; }
}
