using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using NetGen.Runtime;

namespace NetGen.Cli.CommandLine;

/// <summary>The argument that names a network, or with its nested class's name one of its further input sizes; case does not matter.</summary>
sealed class NetworkArgument : Argument<NetworkDescription>
{
    public NetworkArgument(IReadOnlyList<NetworkDescription> networks) : base("NAME")
    {
        Description = "The network; 'netgen list' shows them.";
        CustomParser = result => Find(networks, result)!;
        CompletionSources.Add(_ => Completions(networks));
    }

    /// <summary>The network that an argument names; null where there is none, which the argument then says.</summary>
    public static NetworkDescription? Find(IReadOnlyList<NetworkDescription> networks, ArgumentResult result)
    {
        var name = result.Tokens.Single().Value;
        if (networks.SelectMany(n => n.Sizes).FirstOrDefault(n => string.Equals(n.Name, name, StringComparison.OrdinalIgnoreCase)) is { } network) return network;
        result.AddError($"There is no network '{name}'.{NearestNames.Question(name, networks.Select(n => n.Name))} 'netgen list' shows all.");
        return null;
    }

    public static IEnumerable<CompletionItem> Completions(IReadOnlyList<NetworkDescription> networks) => networks.Select(n => new CompletionItem(n.Name));
}
