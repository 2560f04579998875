using NetGen.Cli.CommandLine;
using NetGen.Runtime;

namespace NetGen.Cli.Execution;

/// <summary>Which file is which input: <c>NAME=FILE</c>, or <c>FILE</c> alone where the network has one input.</summary>
static class InputAssignment
{
    /// <summary>The files in the order of the inputs.</summary>
    /// <exception cref="BadArgumentsException">An input has no file or several, or an argument names no input.</exception>
    public static IReadOnlyList<string> Of(NetworkDescription network, IReadOnlyList<string> arguments)
    {
        var names = Quoted(network.Inputs);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (Parse(network, argument) is not (var name, var file))
            {
                throw new BadArgumentsException($"--input {argument}: {network.Name} has the inputs {names}; say which with --input NAME=FILE.");
            }

            if (!files.TryAdd(name, file)) throw new BadArgumentsException($"The input '{name}' is given twice.");
        }

        var missing = network.Inputs.Where(i => !files.ContainsKey(i.Name)).ToArray();
        return missing.Length == 0
            ? [.. network.Inputs.Select(i => files[i.Name])]
            : throw new BadArgumentsException($"{network.Name} has the inputs {names}; {Quoted(missing)} is missing.");
    }

    // A file name with an equals sign is one unless an input's name stands before it.
    static (string Name, string File)? Parse(NetworkDescription network, string argument)
    {
        var separator = argument.IndexOf('=', StringComparison.Ordinal);
        if (separator >= 0 && network.Inputs.Any(i => i.Name == argument[..separator])) return (argument[..separator], argument[(separator + 1)..]);
        return network.Inputs.Length == 1 ? (network.Inputs[0].Name, argument) : null;
    }

    static string Quoted(IEnumerable<TensorDescription> inputs) => string.Join(", ", inputs.Select(i => $"'{i.Name}'"));
}
