using NetGen.Cli.CommandLine;
using NetGen.Runtime;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Data.Readers;

namespace NetGen.Cli.Training;

/// <summary>Reads training data. What has no part for validation of its own is divided, each class alike.</summary>
/// <param name="Format">What it is read from.</param>
/// <param name="Path">The folder or file; null for drawn digits.</param>
/// <param name="Share">The share of the items that are for validation, where the data do not say.</param>
/// <param name="Seed">What the division, or the drawings, are drawn from.</param>
sealed record DataReader(DataFormat Format, string? Path, double Share, ulong Seed)
{
    const int DrawnTraining = 20_000, DrawnValidation = 2_000;

    static readonly string[] validationFolders = ["val", "validation", "test"];

    /// <summary>Reads the data that a network takes.</summary>
    /// <exception cref="CommandFailedException">There is no such data, or the network takes other.</exception>
    /// <exception cref="InvalidFileException">A file is malformed.</exception>
    public TrainingData Read(NetworkDescription network)
    {
        var data = ReadParts(network.Inputs[0]);
        Check(network, data.Training, "training");
        Check(network, data.Validation, "validation");
        return data;
    }

    TrainingData ReadParts(TensorDescription input)
    {
        if (Format == DataFormat.Digits) return new(new DigitDataset(DrawnTraining, Seed), new DigitDataset(DrawnValidation, Seed + 1));
        var path = Path ?? throw new BadArgumentsException("--data is required, unless --reader is digits.");
        if (!File.Exists(path) && !Directory.Exists(path)) throw new CommandFailedException($"{path} does not exist.");
        return (Format == DataFormat.Auto ? FormatOf(path) : Format) switch
        {
            DataFormat.Idx => new(Idx(path, "train"), Idx(path, "t10k")),
            DataFormat.Cifar10 => new(
                CifarFile.Read10([.. Directory.GetFiles(path, "data_batch_*.bin").Order(StringComparer.Ordinal)]), CifarFile.Read10(Existing(path, "test_batch.bin"))),
            DataFormat.Cifar100 => new(CifarFile.Read100(Existing(path, "train.bin")), CifarFile.Read100(Existing(path, "test.bin"))),
            DataFormat.Npy => Divide(NumpyDataset.ReadNpy(Existing(path, "x.npy"), Existing(path, "y.npy"))),
            DataFormat.Npz => Divide(NumpyDataset.ReadNpz(InputFile.Existing(path))),
            DataFormat.Csv => Divide(CsvDataset.Read(InputFile.Existing(path), new() { LabelIndex = ^1 })),
            _ => Folders(path, input),
        };
    }

    static DataFormat FormatOf(string path)
    {
        if (File.Exists(path))
        {
            return System.IO.Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".NPZ" => DataFormat.Npz,
                ".CSV" => DataFormat.Csv,
                _ => throw new CommandFailedException($"{path} is neither a folder nor a file that ends in .npz or .csv; --reader says what else it is."),
            };
        }

        if (Directory.GetFiles(path, "train-images*").Length > 0) return DataFormat.Idx;
        if (File.Exists(Join(path, "data_batch_1.bin"))) return DataFormat.Cifar10;
        if (File.Exists(Join(path, "train.bin"))) return DataFormat.Cifar100;
        if (File.Exists(Join(path, "x.npy"))) return DataFormat.Npy;
        if (Directory.GetDirectories(path).Length > 0) return DataFormat.Folder;
        throw new CommandFailedException($"{path} holds no training data that is known: MNIST's or CIFAR's files, x.npy and y.npy, or a folder of images for each class.");
    }

    // MNIST's files have been written with a dot and with a dash.
    static ArrayDataset Idx(string folder, string part)
    {
        return IdxDataset.Read(Find("images", 3), Find("labels", 1));

        string Find(string what, int rank)
        {
            var (dot, dash) = (Join(folder, $"{part}-{what}.idx{rank}-ubyte"), Join(folder, $"{part}-{what}-idx{rank}-ubyte"));
            return File.Exists(dot) ? dot : InputFile.Existing(dash);
        }
    }

    TrainingData Folders(string path, TensorDescription input)
    {
        if (input.Shape is not [var channels, var height, var width]) throw new CommandFailedException($"a folder of images is no data for the input {input}.");
        var training = Join(path, "train");
        if (!Directory.Exists(training)) return Divide(Images(path));
        var validation = validationFolders.Select(name => Join(path, name)).FirstOrDefault(Directory.Exists);
        if (validation is null) return Divide(Images(training));
        var (first, second) = (Images(training), Images(validation));
        return first.ClassNames.SequenceEqual(second.ClassNames)
            ? new(first, second)
            : throw new CommandFailedException($"{validation} has the classes {string.Join(", ", second.ClassNames)} where {string.Join(", ", first.ClassNames)} are expected.");

        ImageFolderDataset Images(string folder) => new(folder, channels, height, width);
    }

    TrainingData Divide(Dataset all)
    {
        if (all.Classes == 0) throw new CommandFailedException($"{Path} has no labels.");
        var parts = DatasetSplit.Stratified(all, Seed, 1 - Share, Share);
        return new(parts[0], parts[1]);
    }

    static void Check(NetworkDescription network, Dataset part, string name)
    {
        if (part.Count == 0) throw new CommandFailedException($"there are no items for {name}.");
        var (input, classes) = (network.Inputs[0], network.Outputs[0].Shape[0]);
        if (part.Length != input.Length) throw new CommandFailedException($"{network.Name} takes items of {Execution.Shapes.Text(input.Shape)}; the data has {Execution.Shapes.Text(part.Shape)}.");
        if (part.Classes > classes) throw new CommandFailedException($"{network.Name} tells {classes} classes; the data has {part.Classes}.");
    }

    static string Existing(string folder, string name) => InputFile.Existing(Join(folder, name));

    static string Join(string folder, string name) => System.IO.Path.Combine(folder, name);
}
