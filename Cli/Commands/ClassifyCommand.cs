using System.CommandLine;
using System.Globalization;
using NetGen.Cli.Classification;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;
using Spectre.Console;

namespace NetGen.Cli.Commands;

/// <summary>Tells what images show.</summary>
sealed class ClassifyCommand : NetworkCommand
{
    const int MostClasses = 1000;

    readonly WeightSelection weights = new(isRequired: true);
    readonly Option<string[]> images = new("--images")
    {
        Description = "Images of the network's size: IDX, binary PGM or PPM, BMP, or .npy of N×C×H×W (floats from 0 to 1, or bytes). May be several files.",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    readonly Option<string> labels = Parsers.File("--labels", "The true classes: IDX. Each image's is shown, and how many were right.");
    readonly Option<float[]> mean = Parsers.Numbers(
        "--mean", $"Mean and standard deviation that pixels between 0 and 1 are normalised by. Unless given, {Normalization.Defaults}.");
    readonly Option<float[]> deviation = Parsers.Numbers("--std", "The standard deviation that goes with --mean.");
    readonly Option<int> top = Parsers.Integer("--top", "How many of the likeliest classes are shown.", 1, MostClasses, 1);

    public ClassifyCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("classify", "Tells what images show: the likeliest classes of each, with probabilities.", networks, terminal) =>
        AddAll(weights, images, labels, mean, deviation, top);

    public override IReadOnlyList<string> Examples { get; } =
    [
        "netgen classify MnistCnn --weights w.safetensors --images t10k-images.idx3-ubyte --labels t10k-labels.idx1-ubyte",
        "netgen classify ResNet18 --weights w.safetensors --images cat.ppm dog.ppm --top 5",
    ];

    Normalization NormalizationOf(ParseResult parsed, NetworkDescription target)
    {
        float[] means = parsed.GetValue(mean) ?? [], deviations = parsed.GetValue(deviation) ?? [];
        var channels = target.Inputs[0].Shape[0];
        if (means.Length + deviations.Length == 0) return Normalization.Of(target);
        if (means.Length * deviations.Length == 0) throw new BadArgumentsException("--mean and --std go together.");
        if (new[] { means, deviations }.Any(numbers => numbers.Length != 1 && numbers.Length != channels))
        {
            throw new BadArgumentsException($"--mean and --std take one number, or {channels}: one for each channel.");
        }

        return deviations.Contains(0) ? throw new BadArgumentsException("--std takes numbers other than 0.") : new(means, deviations);
    }

    protected override void Execute(ParseResult parsed, NetworkDescription target, InferenceOptions options, bool isJson, Terminal terminal)
    {
        if (Classifier.Objection(target) is { } objection) throw new BadArgumentsException(objection);
        var normalization = NormalizationOf(parsed, target);
        var source = weights.Of(parsed).Source;
        var (input, classes) = (target.Inputs[0], target.Outputs[0].Shape[0]);
        var pixels = ImageReader.Read(parsed.GetRequiredValue(images), input);
        var truth = parsed.GetValue(labels) is { } path ? LabelReader.Read(path, pixels.Batch, classes) : null;
        normalization.Apply(pixels.Values, input.Shape[0], input.Shape[1] * input.Shape[2]);

        using var inference = target.CreateInference(source, options);
        var predictions = Classifier.Classify(inference, pixels, truth, Math.Min(parsed.GetValue(top), classes), options.InstructionSet!.Value);
        if (isJson) terminal.Json(predictions);
        else Print(terminal, predictions);
    }

    static void Print(Terminal terminal, IReadOnlyList<Prediction> predictions)
    {
        var hasLabels = predictions.All(p => p.Label is not null);
        var table = new Table();
        table.AddColumns("Image", "Class", "Probability", "Log-probability");
        if (hasLabels) table.AddColumn("Label");
        foreach (var prediction in predictions)
        {
            foreach (var scored in prediction.Top ?? [new(prediction.Class, prediction.Probability, prediction.LogProbability)])
            {
                Text[] cells = [Integer(prediction.Index), Integer(scored.Class), Number(scored.Probability, "P3"), Number(scored.LogProbability, "G6")];
                table.AddRow(hasLabels ? [.. cells, Integer(prediction.Label!.Value)] : cells);
            }
        }

        terminal.Table(table);
        if (hasLabels) terminal.Line($"{predictions.Count(p => p.Class == p.Label)} of {predictions.Count} right.");
    }

    static Text Integer(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    static Text Number(double value, string format) => new(value.ToString(format, CultureInfo.InvariantCulture));
}
