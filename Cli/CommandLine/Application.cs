using System.CommandLine;
using NetGen.Cli.Commands;
using NetGen.Runtime;

namespace NetGen.Cli.CommandLine;

/// <summary>The command as a function: arguments in, text and an exit code out.</summary>
static class Application
{
    /// <summary>Runs a command line. Nothing is thrown for bad arguments, bad files or work that fails: one line says what is wrong.</summary>
    /// <param name="arguments">The arguments, without the program's name.</param>
    /// <param name="networks">The networks that it knows.</param>
    /// <param name="terminal">Where it writes.</param>
    public static int Run(IReadOnlyList<string> arguments, IReadOnlyList<NetworkDescription> networks, Terminal terminal)
    {
        // A file name may begin with @, which would else stand for a file of arguments.
        var parsed = new NetgenCommand(networks, terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0) return Refuse(parsed, Problem(parsed), terminal);
        try
        {
            return parsed.Invoke(new() { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (BadArgumentsException exception)
        {
            return Refuse(parsed, exception.Message, terminal);
        }
        catch (Exception exception)
        {
            terminal.Error.WriteLine($"netgen: {FailureText.Of(exception)}");
            return ExitCode.Failure;
        }
    }

    static int Refuse(ParseResult parsed, string problem, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var path = command is RootCommand ? "netgen" : $"netgen {command.Name}";
        terminal.Error.WriteLine($"netgen: {FailureText.OneLine(problem)} See '{path} --help'.");
        return ExitCode.BadArguments;
    }

    static string Problem(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var token, ..]) return string.Join(" ", parsed.Errors.Select(e => e.Message));
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0 && !token.StartsWith('-')
            ? $"There is no command '{token}'.{NearestNames.Question(token, command.Subcommands.Select(c => c.Name))}"
            : $"'{token}' is not expected here.{NearestNames.Question(token, command.Options.Select(o => o.Name))}";
    }
}
