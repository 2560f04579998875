using System.CommandLine;
using System.CommandLine.Help;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;

namespace NetGen.Cli.Commands;

/// <summary>The root of the command line.</summary>
sealed class NetgenCommand : RootCommand, IHasExamples
{
    public NetgenCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("Neural networks that were compiled from C# classes: what they are, what they cost, what they answer.")
    {
        Options.OfType<HelpOption>().Single().Action = new ExamplesHelp();
        Add(new DemoCommand(networks, terminal));
        Add(new ListCommand(networks, terminal));
        Add(new ReportCommand(networks, terminal));
        Add(new DiffCommand(networks, terminal));
        Add(new InitCommand(networks, terminal));
        Add(new RunCommand(networks, terminal));
        Add(new BackwardCommand(networks, terminal));
        Add(new ClassifyCommand(networks, terminal));
        Add(new TrainCommand(networks, terminal));
        Add(new BenchCommand(networks, terminal));
        Add(new TuneCommand(networks, terminal));
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "netgen demo",
        "netgen report ResNet50",
        "netgen init ResNet18 --seed 1 --output w.safetensors",
        "netgen train MnistCnn --data mnist --output w.safetensors",
        "netgen run ResNet18 --weights w.safetensors --input x.npy --output y.npy",
    ];
}
