using System.Globalization;
using NetGen.Cli.Benchmarks;
using NetGen.Cli.Classification;
using NetGen.Cli.CommandLine;
using NetGen.Cli.Execution;
using NetGen.Runtime;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Demonstration;

/// <summary>
/// A tour in a few seconds: what a network of digits is made of, its training on drawings, weights that are saved and loaded again, and what
/// the network answers on each instruction set.
/// </summary>
sealed class DigitDemo(IReadOnlyList<NetworkDescription> networks, Terminal terminal)
{
    const string Network = "MnistCnn";
    const int Digits = DigitDataset.Digits, Steps = 300, Fresh = 1000;

    static readonly Repetition repetition = new(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.3), 10, 10_000);

    /// <summary>Runs the tour.</summary>
    /// <param name="seed">Of the weights and the drawings.</param>
    public void Run(int seed)
    {
        var network = networks.FirstOrDefault(n => n.Name == Network) ?? throw new CommandFailedException($"the demo needs the network {Network}, which is not here.");
        terminal.Line(network.ReportText.TrimEnd());
        terminal.Line();

        var pictures = Draw(seed);
        terminal.Line("Ten digits, drawn:");
        foreach (var row in pictures.Chunk(Digits / 2).SelectMany(half => PictureText.Of(half, DigitDataset.Size))) terminal.Line(row);
        terminal.Line();

        using var folder = new TemporaryFolder();
        var path = folder.File("weights.safetensors");
        var training = new DigitTraining(seed, Steps);
        terminal.Line($"Training on {Steps} batches of drawings:");
        training.Run(path, terminal);
        terminal.Line();
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Of {Fresh} fresh drawings it tells {training.Evaluate(path, Fresh):P1}."));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"The ten above, with the weights from a file of {new FileInfo(path).Length:N0} bytes:"));
        foreach (var instructionSet in Enum.GetValues<InstructionSetKind>().Where(InstructionSets.IsSupported).OrderDescending()) Answer(network, path, instructionSet, pictures);
    }

    static float[][] Draw(int seed)
    {
        var drawings = new DigitDataset(Digits, (ulong)seed);
        var pictures = new float[Digits][];
        var random = default(RandomStream);
        for (var digit = 0; digit < Digits; digit++) drawings.Read(digit, pictures[digit] = new float[drawings.Length], [], ref random);
        return pictures;
    }

    void Answer(NetworkDescription network, string path, InstructionSetKind instructionSet, float[][] pictures)
    {
        var pixels = pictures.SelectMany(p => p).ToArray();
        Normalization.Of(network).Apply(pixels, 1, pictures[0].Length);
        using var inference = network.CreateInference(WeightSource.FromFile(path), new(Threads: 1, instructionSet));
        var images = new TensorFile(pixels, pictures.Length, true);
        var timings = repetition.Measure(() => BatchedRun.Execute(inference, [pixels], pictures.Length, instructionSet));
        var answers = Classifier.Classify(inference, images, null, 1, instructionSet).Select(p => p.Class);
        terminal.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"  {InstructionSets.Name(instructionSet),-9}  answers {string.Join(' ', answers)}  in {timings.Median * 1000 / pictures.Length:0.0} µs an image on one thread"));
    }
}
