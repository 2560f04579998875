using System.CommandLine;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;

namespace NetGen.Cli.Commands;

/// <summary>A command that runs a network: which one, how it is executed, and whether the answer is JSON.</summary>
abstract class NetworkCommand : Command, IHasExamples
{
    readonly NetworkArgument network;
    readonly ExecutionSelection execution = new();
    readonly Option<bool> json = Parsers.Json();

    protected NetworkCommand(string name, string description, IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base(name, description)
    {
        network = new(networks);
        SetAction(parsed => Execute(parsed, parsed.GetRequiredValue(network), execution.Of(parsed), parsed.GetValue(json), terminal));
    }

    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Adds the network, a command's own options, and those that all have.</summary>
    protected void AddAll(WeightSelection? weights, params IEnumerable<Option> own)
    {
        Add(network);
        weights?.AddTo(this);
        foreach (var option in own) Add(option);
        execution.AddTo(this);
        Add(json);
    }

    /// <summary>Does the work.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="target">The network.</param>
    /// <param name="options">How it is executed, with nothing left to be chosen.</param>
    /// <param name="isJson">Whether the answer is JSON.</param>
    /// <param name="terminal">Where the answer goes.</param>
    protected abstract void Execute(ParseResult parsed, NetworkDescription target, InferenceOptions options, bool isJson, Terminal terminal);
}
