using System.Text;
using NetGen.Runtime.Training.Loop;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.CommandLine;

/// <summary>Failures as users read them: one line each.</summary>
static class FailureText
{
    /// <summary>Setting it shows where an error of the program itself comes from.</summary>
    public const string StackTraceVariable = "NETGEN_STACKTRACE";

    public static string Of(Exception exception) => exception switch
    {
        CommandFailedException or WeightMismatchException or IOException or UnauthorizedAccessException or PlatformNotSupportedException
            or InsufficientMemoryException or TrainingDivergedException => OneLine(exception.Message),
        OutOfMemoryException => "there is not enough memory.",
        _ when Environment.GetEnvironmentVariable(StackTraceVariable) is { Length: > 0 } => exception.ToString(),
        _ => OneLine($"internal error, {exception.GetType().Name}: {exception.Message} Set {StackTraceVariable}=1 to see where."),
    };

    /// <summary>The text without line breaks and other control characters, which names in a hostile file may hold.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text) line.Append(char.IsControl(character) ? ' ' : character);
        return line.ToString().Trim();
    }
}
