using System.CommandLine;
using NetGen.Cli.Classification;
using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Data.Transforms;

namespace NetGen.Cli.Training;

/// <summary>The options that say what is trained on, and in which batches.</summary>
sealed class DataSelection
{
    const int LargestBatch = 1 << 16, MostWorkers = 256;
    const double StandardShare = 0.1;

    readonly Option<string> data = new("--data") { Description = "The folder or file of the training data.", HelpName = "DIR" };
    readonly Option<DataFormat> reader = Parsers.Choice("--reader", "What the data are; auto tells it from the names of the files.", DataFormat.Auto);
    readonly Option<double?> share = Parsers.Number("--validation", $"The share of the items that are for validation, where the data have no part for it; {StandardShare} unless given.", 0.001, 0.9);
    readonly Option<NormalizationKind> normalization = Parsers.Choice(
        "--normalize", "What items are normalised by: what the network's documentation says, what fits the training part, or nothing.", NormalizationKind.Documented);
    readonly Option<int> batch = Parsers.Integer("--batch", "Items of a batch.", 1, LargestBatch, 32);
    readonly Option<string> augment = new("--augment") { Description = $"Random changes of images: a list of {Augmentation.Names}.", HelpName = "LIST" };
    readonly Option<double?> mixUp = Parsers.Number("--mixup", "Mixes pairs of items, by a beta distribution with this parameter.", double.Epsilon);
    readonly Option<double?> cutMix = Parsers.Number("--cutmix", "Pastes boxes of other images, by a beta distribution with this parameter.", double.Epsilon);
    readonly Option<int> workers = Parsers.Integer("--workers", "Threads that read and augment ahead.", 0, MostWorkers, 1);

    public IEnumerable<Option> All => [data, reader, share, normalization, batch, augment, mixUp, cutMix, workers];

    public void AddTo(Command command) => command.Exclude(mixUp, cutMix);

    public int BatchOf(ParseResult parsed) => parsed.GetValue(batch);

    /// <summary>The loaders of the training part and of the validation part, and what their items are normalised by.</summary>
    /// <exception cref="CommandFailedException">There is no such data, or the network takes other.</exception>
    public (DataLoader Training, DataLoader Validation, Normalize Normalize) Load(ParseResult parsed, NetworkDescription network, ulong seed)
    {
        var source = new DataReader(parsed.GetValue(reader), parsed.GetValue(data), parsed.GetValue(share) ?? StandardShare, seed);
        var transforms = Augmentation.Parse(parsed.GetValue(augment), network.Inputs[0].Shape);
        BatchTransform? mixture = parsed.GetValue(mixUp) is { } a ? new MixUp(a) : parsed.GetValue(cutMix) is { } b ? new CutMix(b) : null;
        var parts = source.Read(network);
        var size = parsed.GetValue(batch);
        if (parts.Training.Count < size) throw new CommandFailedException($"there are {parts.Training.Count} items for training, and a batch has {size}.");
        var normalize = parsed.GetValue(normalization) switch
        {
            NormalizationKind.Fit => FeatureStatistics.Of(parts.Training).ZScore(),
            NormalizationKind.None => Normalize.Of(0, 1),
            _ => Normalization.Of(network).ToTransform(),
        };
        var options = new DataLoaderOptions { BatchSize = size, Workers = parsed.GetValue(workers) };
        return (
            // Batch normalisation learns little of a last batch of few items.
            new(parts.Training.With([.. transforms, normalize]), options with { Shuffle = true, DropLast = true, Seed = seed, Transform = mixture }),
            new(parts.Validation.With(normalize), options),
            normalize);
    }
}
