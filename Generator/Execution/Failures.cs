namespace NetGenCompiler.Execution;

/// <summary>Which exceptions of the host are failures of the definition that it runs, and what the definition can catch them as.</summary>
static class Failures
{
    public static (string Id, string Message, ExceptionValue? Thrown)? ProblemOf(Exception failure) => failure switch
    {
        LibraryException library => (library.Id, library.Message, library.Type is { } type ? new(type) : ExceptionOf(library.Id)),
        DivideByZeroException => (ProblemIds.Arithmetic, "an integer is divided by zero", new("System.DivideByZeroException")),
        OverflowException => (ProblemIds.Arithmetic, "a number overflows", new("System.OverflowException")),
        ArgumentOutOfRangeException => (ProblemIds.Thrown, failure.Message, new("System.ArgumentOutOfRangeException", failure.Message)),
        ArgumentNullException => (ProblemIds.Thrown, failure.Message, new("System.ArgumentNullException", failure.Message)),
        ArgumentException => (ProblemIds.Thrown, failure.Message, new("System.ArgumentException", failure.Message)),
        InvalidOperationException => (ProblemIds.Thrown, failure.Message, new("System.InvalidOperationException", failure.Message)),
        FormatException => (ProblemIds.Thrown, failure.Message, new("System.FormatException", failure.Message)),
        KeyNotFoundException => (ProblemIds.Thrown, failure.Message, new("System.Collections.Generic.KeyNotFoundException", failure.Message)),
        _ => null,
    };

    /// <summary>The exception that the CLR throws for a problem; null where it has none.</summary>
    public static ExceptionValue? ExceptionOf(string id) => id switch
    {
        ProblemIds.Null => new("System.NullReferenceException"),
        ProblemIds.OutOfRange => new("System.IndexOutOfRangeException"),
        ProblemIds.Arithmetic => new("System.OverflowException"),
        ProblemIds.InvalidCast => new("System.InvalidCastException"),
        ProblemIds.Thrown => new("System.InvalidOperationException"),
        _ => null,
    };
}
