namespace NetGen.Cli.CommandLine;

/// <summary>Arguments are sound one by one and make no sense together; the message is what the user reads.</summary>
/// <param name="message">One line that says what is wrong.</param>
sealed class BadArgumentsException(string message) : Exception(message);
