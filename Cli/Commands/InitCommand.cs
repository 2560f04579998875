using System.CommandLine;
using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Commands;

/// <summary>Writes first weights.</summary>
sealed class InitCommand : Command, IHasExamples
{
    readonly NetworkArgument network;
    readonly Option<ulong?> seed = Parsers.Seed("Of the random numbers: the same seed gives the same file on every machine. 0 unless given.");
    readonly Option<string> output = Parsers.File("--output", "The safetensors file to write; one that exists is replaced.", isRequired: true);

    public InitCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("init", "Writes initialised weights under PyTorch's state_dict names.")
    {
        network = new(networks);
        Add(network);
        Add(seed);
        Add(output);
        SetAction(parsed =>
        {
            var path = OutputFile.Writable(parsed.GetRequiredValue(output));
            var parameters = parsed.GetRequiredValue(network).Parameters;
            StateDictionary.Load(WeightSource.FromSeed(parsed.GetValue(seed) ?? 0), parameters).Save(path);
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{path}: {parameters.Length} tensors, {parameters.Sum(p => (long)p.Length):N0} numbers."));
        });
    }

    public IReadOnlyList<string> Examples { get; } = ["netgen init ResNet18 --seed 1 --output w.safetensors"];
}
