using System.CommandLine;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Demonstration;
using NetGen.Runtime;

namespace NetGen.Cli.Commands;

/// <summary>Shows on a small network what the rest can do.</summary>
sealed class DemoCommand : Command, IHasExamples
{
    readonly Option<int> seed = Parsers.Integer("--seed", "Of the weights and the drawings.", 0, int.MaxValue, 1);
    readonly Option<string> output = Parsers.File("--output", "The safetensors file of the trained weights, which are else gone afterwards.");

    public DemoCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("demo", "Trains a small network on digits that it draws, saves it, loads it and tells how it does.")
    {
        Add(seed);
        Add(output);
        SetAction(parsed => new DigitDemo(networks, terminal).Run(parsed.GetValue(seed), parsed.GetValue(output) is { } path ? OutputFile.Writable(path) : null));
    }

    public IReadOnlyList<string> Examples { get; } = ["netgen demo", "netgen demo --seed 7 --output digits.safetensors"];
}
