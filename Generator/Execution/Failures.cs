namespace NetGenCompiler.Execution;

/// <summary>Which exceptions of the host are failures of the definition that it runs.</summary>
static class Failures
{
    public static (string Id, string Message)? ProblemOf(Exception failure) => failure switch
    {
        LibraryException library => (library.Id, library.Message),
        DivideByZeroException => (ProblemIds.Arithmetic, "an integer is divided by zero"),
        OverflowException => (ProblemIds.Arithmetic, "a number overflows"),
        ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException => (ProblemIds.Thrown, failure.Message),
        _ => null,
    };
}
