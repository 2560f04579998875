using NetGen.Cli.CommandLine;
using NetGen.Runtime;

namespace NetGen.Cli.Execution;

/// <summary>Which file is which tensor: <c>NAME=FILE</c>, or <c>FILE</c> alone where there is one.</summary>
static class FileAssignment
{
    /// <summary>The files of <c>--input</c> in the order of the inputs.</summary>
    /// <exception cref="BadArgumentsException">An input has no file or several, or an argument names no input.</exception>
    public static IReadOnlyList<string> Inputs(NetworkDescription network, IReadOnlyList<string> arguments) =>
        Of(network.Name, "--input", "input", network.Inputs, arguments);

    /// <summary>The files of <c>--output-gradient</c> in the order of the outputs.</summary>
    /// <exception cref="BadArgumentsException">An output has no file or several, or an argument names no output.</exception>
    public static IReadOnlyList<string> OutputGradients(NetworkDescription network, IReadOnlyList<string> arguments) =>
        Of(network.Name, "--output-gradient", "output", network.Outputs, arguments);

    static string[] Of(string network, string option, string kind, IReadOnlyList<TensorDescription> tensors, IReadOnlyList<string> arguments)
    {
        var has = $"{network} has the {kind}s {Quoted(tensors)}";
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (Parse(tensors, argument) is not (var name, var file)) throw new BadArgumentsException($"{option} {argument}: {has}; say which with {option} NAME=FILE.");
            if (!files.TryAdd(name, file)) throw new BadArgumentsException($"The {kind} '{name}' is given twice.");
        }

        var missing = tensors.Where(t => !files.ContainsKey(t.Name)).ToArray();
        return missing.Length == 0 ? [.. tensors.Select(t => files[t.Name])] : throw new BadArgumentsException($"{has}; {Quoted(missing)} is missing.");
    }

    // A file name with an equals sign is one unless a tensor's name stands before it.
    static (string Name, string File)? Parse(IReadOnlyList<TensorDescription> tensors, string argument)
    {
        var separator = argument.IndexOf('=', StringComparison.Ordinal);
        if (separator >= 0 && tensors.Any(t => t.Name == argument[..separator])) return (argument[..separator], argument[(separator + 1)..]);
        return tensors.Count == 1 ? (tensors[0].Name, argument) : null;
    }

    static string Quoted(IEnumerable<TensorDescription> tensors) => string.Join(", ", tensors.Select(t => $"'{t.Name}'"));
}
