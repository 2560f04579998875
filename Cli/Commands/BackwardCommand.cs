using System.CommandLine;
using System.Globalization;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;
using NetGen.Runtime.Training.Verification;
using Spectre.Console;

namespace NetGen.Cli.Commands;

/// <summary>Writes the gradients of a network's parameters and inputs for one batch.</summary>
sealed class BackwardCommand : NetworkCommand
{
    readonly IReadOnlyList<NetworkDescription> networks;
    readonly WeightSelection weights = new(isRequired: false);

    readonly Option<string[]> inputs = new("--input")
    {
        Description = "The input, a float32 .npy file of one item or of a batch (N×C×H×W). Of a network with several inputs: NAME=FILE for each.",
        HelpName = "FILE",
        Required = true,
    };

    readonly Option<string[]> outputGradients = new("--output-gradient")
    {
        Description = "∂loss/∂output, a float32 .npy file with as many items. Of a network with several outputs: NAME=FILE for each.",
        HelpName = "FILE",
        Required = true,
    };

    readonly Option<string> gradients = Parsers.File(
        "--gradients", "The safetensors file to write: the gradient of each parameter under its name, that of the input as 'input', of several as 'input.NAME'.", isRequired: true);

    readonly Option<string> reference = Parsers.File(
        "--reference", "A safetensors file of what is right, in double precision, with the errors of another library's single precision: the gradients are held to it.");

    public BackwardCommand(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
        : base("backward", "Writes the gradients of parameters and inputs, in training mode with dropout off.", networks, terminal)
    {
        this.networks = networks;
        AddAll(weights, inputs, outputGradients, gradients, reference);
    }

    public override IReadOnlyList<string> Examples { get; } =
    [
        "netgen backward ResNet18 --weights w.safetensors --input x.npy --output-gradient dy.npy --gradients g.safetensors",
        "netgen backward LeNet5 --seed 1 --input x.npy --output-gradient dy.npy --gradients g.safetensors --isa avx2 --json",
        "netgen backward ResNet18 --weights w.safetensors --input x.npy --output-gradient dy.npy --gradients g.safetensors --reference r.safetensors",
    ];

    protected override void Execute(ParseResult parsed, NetworkDescription target, InferenceOptions options, bool isJson, Terminal terminal)
    {
        RequireTraining(target);
        var files = FileAssignment.Inputs(target, parsed.GetRequiredValue(inputs));
        var gradientFiles = FileAssignment.OutputGradients(target, parsed.GetRequiredValue(outputGradients));
        var path = OutputFile.Writable(parsed.GetRequiredValue(gradients));
        (target, var read) = InputReading.Read(target, files);
        var given = InputReading.ReadGradients(target, gradientFiles, read[0].Batch, files[0]);
        using var right = parsed.GetValue(reference) is { } file ? GradientReference.Open(file, TrainingStep.Describe(target, read)) : null;
        var (source, sourceName) = weights.Of(parsed);
        var result = TrainingStep.Gradients(target, source, options, read, given);
        result.Save(path);

        var summaries = result.Parameters.Select((p, i) => GradientSummary.Of(p, result[i])).ToArray();
        var accuracy = right is null ? null : new GradientAccuracy(GradientReference.Errors(right, result));
        if (isJson)
        {
            var comparison = accuracy is null ? null : new { accuracy.Median, Worst = accuracy.Worst.Ratio, WorstOf = accuracy.Worst.Name, Holds = accuracy.Problem is null };
            terminal.Json(new { target.Name, Weights = sourceName, read[0].Batch, options.Threads, Isa = options.InstructionSet, File = path, Accuracy = comparison, Gradients = summaries });
        }
        else
        {
            Print(terminal, $"{target.Name}; weights: {sourceName}; batch: {read[0].Batch}; instruction set: {InstructionSets.Name(options.InstructionSet!.Value)}; threads: {options.Threads}; {path}", summaries);
            if (accuracy is not null) terminal.Line(Text(accuracy));
        }

        if (accuracy?.Problem is { } problem) throw new CommandFailedException($"The gradients are not those of {right!.Path}: {problem}.");
    }

    static string Text(GradientAccuracy accuracy) => FormattableString.Invariant(
        $"Errors against the reference's single precision: {accuracy.Median:F2} by median, {accuracy.Worst.Ratio:F2} at worst ({accuracy.Worst.Name}); {GradientAccuracy.LargestMedian} and {GradientAccuracy.LargestRatio} are allowed.");

    static void Print(Terminal terminal, string title, IEnumerable<GradientSummary> gradients)
    {
        terminal.Line(title);
        var table = new Table();
        table.AddColumns("Gradient of", "Shape", "Norm", "Largest");
        foreach (var gradient in gradients) table.AddRow(new Text(gradient.Name), new Text(Shapes.Text(gradient.Shape)), new Text(Number(gradient.Norm)), new Text(Number(gradient.Largest)));
        terminal.Table(table);
        foreach (var gradient in gradients.Where(g => g.NonFinite > 0)) terminal.Line($"{gradient.Name}: {gradient.NonFinite} values are not finite.");
    }

    static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    void RequireTraining(NetworkDescription target)
    {
        if (target.HasTraining) return;
        var others = networks.Where(n => n.HasTraining).Select(n => n.Name).ToArray();
        throw new CommandFailedException(
            $"{target.Name} has no training code, which [Network(Training = true)] asks for; {(others.Length == 0 ? "no network has." : $"{string.Join(", ", others)} have.")}");
    }
}
