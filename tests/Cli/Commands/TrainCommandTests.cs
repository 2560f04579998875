using System.Buffers.Binary;
using System.Text.Json;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Numerics;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Tests.Commands;

/// <summary>Training on files, with the network of digits.</summary>
public class TrainCommandTests : CommandTest
{
    const int Training = 480, Validation = 160;

    [Fact]
    public void Files_are_trained_on_and_the_weights_tell_them()
    {
        WriteDigits();
        var weights = PathOf("w.safetensors");
        var report = Execute("train", "MnistCnn", "--data", PathOf("mnist"), "--epochs", "4", "--lr", "5e-3", "--schedule", "onecycle", "--output", weights, "--json").Json();
        Assert.Equal("MnistCnn", report.GetProperty("network").GetString());
        Assert.Equal("completed", report.GetProperty("stopped").GetString());
        Assert.Equal(4 * 15, report.GetProperty("steps").GetInt64());
        var epochs = report.GetProperty("epochs").EnumerateArray().ToArray();
        Assert.Equal([0, 1, 2, 3], epochs.Select(e => e.GetProperty("epoch").GetInt32()));
        Assert.True(Number(epochs[3], "loss") < Number(epochs[0], "loss") / 2);
        Assert.InRange(Number(epochs[3], "validationAccuracy"), 0.9, 1);

        var answers = Execute(
            "classify", "MnistCnn", "--weights", weights, "--images", PathOf("mnist/t10k-images-idx3-ubyte"), "--labels", PathOf("mnist/t10k-labels.idx1-ubyte"), "--json").Json();
        var right = answers.EnumerateArray().Count(a => a.GetProperty("class").GetInt32() == a.GetProperty("label").GetInt32());
        Assert.Equal(Number(epochs[3], "validationAccuracy"), (double)right / Validation, 1e-12);
    }

    [Fact]
    public void A_terminal_gets_a_bar_and_the_best_epoch_is_kept()
    {
        WriteDigits();
        var weights = PathOf("w.safetensors");
        string[] train = ["train", "MnistCnn", "--data", PathOf("mnist"), "--epochs", "3", "--patience", "3", "--lr", "3e-3", "--output", weights];
        var text = CommandResult.Of(train, NetGen.Networks.NetworkCatalog.All, isDecorated: true).Succeeded();
        // How often a bar is drawn depends on the time; lines are for what is redirected.
        Assert.DoesNotContain("Epoch 3 of 3: loss", text, StringComparison.Ordinal);
        Assert.Contains("w.safetensors: the weights after 45 steps.", text, StringComparison.Ordinal);
        Assert.True(File.Exists(weights));
    }

    [Theory]
    [InlineData("sgd", "--augment", "affine,crop:2")]
    [InlineData("adamw", "--mixup", "0.4", "--average", "0.9", "--accumulate", "2")]
    public void A_run_that_goes_on_gives_the_bits_of_one_that_did_not_end(string optimizer, params string[] more)
    {
        WriteDigits();
        string[] train = ["train", "MnistCnn", "--data", PathOf("mnist"), "--optimizer", optimizer, "--schedule", "constant", "--lr", "0.01", "--seed", "3", .. more];
        Execute([.. train, "--epochs", "2", "--output", PathOf("whole.safetensors"), "--threads", "1"]).Succeeded();
        var first = Execute([.. train, "--epochs", "1", "--checkpoints", PathOf("run"), "--workers", "2"]).Succeeded();
        Assert.Contains("Epoch 1 of 1: loss ", first, StringComparison.Ordinal);
        var second = Execute([.. train, "--epochs", "2", "--checkpoints", PathOf("run"), "--resume", "--workers", "0"]).Succeeded();
        Assert.DoesNotContain("Epoch 1 of", second, StringComparison.Ordinal);
        Assert.Contains("Epoch 2 of 2: loss ", second, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(PathOf("whole.safetensors")), File.ReadAllBytes(PathOf("run/weights.safetensors")));
        Assert.Equal(3, File.ReadAllLines(PathOf("run/log.csv")).Length);
        Assert.Equal(2, Directory.GetFiles(PathOf("run"), "events.out.tfevents.*").Length);

        Execute([.. train, "--checkpoints", PathOf("run")]).Failed("holds a run already: --resume goes on with it");
        string[] other = [.. train.Select(a => a == "3" ? "4" : a)];
        Execute([.. other, "--checkpoints", PathOf("run"), "--resume"]).Failed("from the seed 3; this one's is 4");
    }

    [Fact]
    public void Other_formats_are_told_by_their_names()
    {
        var digits = new DigitDataset(100, 1);
        var pixels = new float[100 * digits.Length];
        var random = default(RandomStream);
        for (var i = 0; i < 100; i++)
        {
            var picture = pixels.AsSpan(i * digits.Length, digits.Length);
            digits.Read(i, picture, [], ref random);
            Directory.CreateDirectory(PathOf($"folder/{i % 10}"));
            File.WriteAllBytes(PathOf($"folder/{i % 10}/{i}.pgm"), [.. "P5 28 28 255\n"u8, .. picture.ToArray().Select(p => (byte)((p * 255) + 0.5f))]);
        }

        Assert.Equal(2, Steps("folder"));
        var fitted = Execute("train", "MnistCnn", "--data", PathOf("folder"), "--epochs", "1", "--batch", "40", "--normalize", "fit", "--output", PathOf("w"), "--json").Json();
        // Of the training part, nine tenths of all.
        var mean = pixels.Average();
        Assert.Equal(mean, fitted.GetProperty("mean")[0].GetDouble(), 0.05 * mean);
        Assert.InRange(fitted.GetProperty("std")[0].GetDouble(), 0.2, 0.4);
        NpyFile.Write(PathOf("folder/x.npy"), pixels, 100, 1, 28, 28);
        // Floats are no labels but targets.
        NpyFile.Write(PathOf("folder/y.npy"), new float[100], 100);
        Train("folder").Failed("has no labels");
        var header = new string(' ', 16) + "{'descr': '|u1', 'fortran_order': False, 'shape': (100,), }\n";
        File.WriteAllBytes(PathOf("folder/y.npy"), [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header.Select(c => (byte)c), .. Enumerable.Range(0, 100).Select(i => (byte)(i % 10))]);
        Assert.Equal(2, Steps("folder"));
        File.WriteAllLines(PathOf("rows.csv"), ["a,b,label", "1,2,0", "3,4,1", "1,2,0", "3,4,1"]);
        Train("rows.csv").Failed("MnistCnn takes items of 1×28×28; the data has 2");
        Train("rows.txt").Failed("rows.txt does not exist");
        Directory.CreateDirectory(PathOf("empty"));
        Train("empty").Failed("holds no training data that is known");

        CommandResult Train(string name) => Execute("train", "MnistCnn", "--data", PathOf(name), "--epochs", "1", "--batch", "40", "--output", PathOf("w"), "--json");
        long Steps(string name) => Train(name).Json().GetProperty("steps").GetInt64();
    }

    [Fact]
    public void Divergence_is_one_line()
    {
        WriteDigits();
        Execute("train", "MnistCnn", "--data", PathOf("mnist"), "--optimizer", "sgd", "--lr", "1e30", "--schedule", "constant", "--output", PathOf("w"), "--json").Failed("Training diverged at step");
        Assert.False(File.Exists(PathOf("w")));
    }

    [Theory]
    [InlineData("--data is required, unless --reader is digits.", "--output", "w")]
    [InlineData("--output or --checkpoints is required", "--reader", "digits")]
    [InlineData("--resume needs --checkpoints.", "--resume", "--output", "w")]
    [InlineData("--mixup and --cutmix exclude each other.", "--mixup", "1", "--cutmix", "1", "--output", "w")]
    [InlineData("--momentum is for --optimizer sgd.", "--reader", "digits", "--momentum", "0.5", "--output", "w")]
    [InlineData("--warmup is not for --schedule onecycle", "--reader", "digits", "--schedule", "onecycle", "--warmup", "5", "--output", "w")]
    [InlineData("--augment takes a list of flip, crop:PIXELS", "--reader", "digits", "--augment", "blur", "--output", "w")]
    [InlineData("--augment crop:-1", "--reader", "digits", "--augment", "crop:-1", "--output", "w")]
    [InlineData("--lr takes a number from 0 on, not 'x'", "--lr", "x", "--output", "w")]
    [InlineData("--reader takes auto, digits, idx", "--reader", "tfrecord", "--output", "w")]
    [InlineData("--label-smoothing takes a number from 0 to 1", "--label-smoothing", "2", "--output", "w")]
    public void Arguments_that_make_no_sense_are_refused(string problem, params string[] arguments) => Execute(["train", "MnistCnn", .. arguments]).Misused(problem);

    [Fact]
    public void Networks_without_training_code_are_refused() => Execute("train", "Vgg19", "--reader", "digits", "--output", "w").Misused("Vgg19 has no training code");

    static double Number(JsonElement record, string name) => record.GetProperty(name).GetDouble();

    static CommandResult Execute(params string[] arguments) => CommandResult.Of(arguments, NetGen.Networks.NetworkCatalog.All);

    void WriteDigits()
    {
        Directory.CreateDirectory(PathOf("mnist"));
        // MNIST's files are found with a dot and with a dash.
        Write("train-images.idx3-ubyte", "train-labels-idx1-ubyte", new(Training, 1));
        Write("t10k-images-idx3-ubyte", "t10k-labels.idx1-ubyte", new(Validation, 2));

        void Write(string images, string labels, DigitDataset digits)
        {
            var bytes = new byte[16 + (digits.Count * digits.Length)];
            (bytes[2], bytes[3]) = (8, 3);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), digits.Count);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), DigitDataset.Size);
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), DigitDataset.Size);
            var picture = new float[digits.Length];
            var random = default(RandomStream);
            for (var i = 0; i < digits.Count; i++)
            {
                digits.Read(i, picture, [], ref random);
                for (var p = 0; p < picture.Length; p++) bytes[16 + (i * picture.Length) + p] = (byte)((picture[p] * 255) + 0.5f);
            }

            File.WriteAllBytes(PathOf($"mnist/{images}"), bytes);
            File.WriteAllBytes(PathOf($"mnist/{labels}"), [0, 0, 8, 1, 0, 0, (byte)(digits.Count >> 8), (byte)digits.Count, .. digits.Labels().Select(l => (byte)l)]);
        }
    }
}
