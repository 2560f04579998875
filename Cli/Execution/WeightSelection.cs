using System.CommandLine;
using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Execution;

/// <summary>The options that say where the weights come from.</summary>
sealed class WeightSelection
{
    readonly Option<string> file = Parsers.File("--weights", "Weights under PyTorch's names: safetensors or .npz.");
    readonly Option<ulong?> seed;
    readonly bool isRequired;

    /// <summary>Creates the options.</summary>
    /// <param name="isRequired">Whether one of the two must be given; else the seed is 0.</param>
    public WeightSelection(bool isRequired)
    {
        this.isRequired = isRequired;
        seed = Parsers.Seed($"Random first weights of this seed instead of a file's{(isRequired ? "" : "; 0 where neither is given")}.");
    }

    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(seed);
        command.Exclude(file, seed);
    }

    /// <summary>The source, and what to call it.</summary>
    /// <exception cref="BadArgumentsException">Neither is given and one must be.</exception>
    /// <exception cref="CommandFailedException">The file does not exist.</exception>
    public (WeightSource Source, string Name) Of(ParseResult parsed)
    {
        if (parsed.GetValue(file) is { } path) return (WeightSource.FromFile(InputFile.Existing(path)), path);
        if (isRequired && parsed.GetValue(seed) is null) throw new BadArgumentsException("--weights or --seed is required.");
        var number = parsed.GetValue(seed) ?? 0;
        return (WeightSource.FromSeed(number), string.Create(CultureInfo.InvariantCulture, $"seed {number}"));
    }
}
