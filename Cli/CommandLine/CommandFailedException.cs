namespace NetGen.Cli.CommandLine;

/// <summary>The work cannot be done; the message is what the user reads.</summary>
/// <param name="message">One line that names the thing, what is expected and what was found.</param>
sealed class CommandFailedException(string message) : Exception(message);
