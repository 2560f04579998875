namespace NetGen.Cli.CommandLine;

/// <summary>What the process returns.</summary>
static class ExitCode
{
    public const int Success = 0;

    /// <summary>The arguments are right and the work failed: a file that is missing or malformed, a processor without the instruction set.</summary>
    public const int Failure = 1;

    /// <summary>The arguments make no sense.</summary>
    public const int BadArguments = 2;
}
