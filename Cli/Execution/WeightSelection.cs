using System.CommandLine;
using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Execution;

/// <summary>The options that say where the weights come from.</summary>
sealed class WeightSelection
{
    readonly Option<string> file = Parsers.File("--weights", "Weights under PyTorch's names: safetensors or .npz.");
    readonly Option<ulong?> seed = Parsers.Seed("Random first weights of this seed, instead of a file's; 0 where neither is given.");

    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(seed);
        command.Exclude(file, seed);
    }

    /// <summary>The source, and what to call it.</summary>
    public (WeightSource Source, string Name) Of(ParseResult parsed)
    {
        if (parsed.GetValue(file) is { } path) return (WeightSource.FromFile(InputFile.Existing(path)), path);
        var number = parsed.GetValue(seed) ?? 0;
        return (WeightSource.FromSeed(number), string.Create(CultureInfo.InvariantCulture, $"seed {number}"));
    }
}
