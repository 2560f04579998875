namespace NetGenCompiler.Graphs.Text;

/// <summary>A text that is no graph.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="message">What is expected there and what stands there.</param>
#pragma warning disable CA1032 // Only the parser throws it, with a line.
sealed class GraphTextException(int line, string message) : FormatException($"line {line}: {message}")
#pragma warning restore CA1032
{
    public int Line => line;
}
