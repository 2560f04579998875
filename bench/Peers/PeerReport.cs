using NetGen.Networks;
using NetGen.Runtime;
using NetGenCompiler.Bench.Peers.OnnxRuntime;

namespace NetGenCompiler.Bench.Peers;

/// <summary>
/// Runs networks turn by turn with ONNX Runtime and PyTorch, all with the same weights: medians and their ratios, how far each is from PyTorch in double
/// precision, and the times before the second run.
/// </summary>
static class PeerReport
{
    static readonly string[] Usual = ["ResNet18", "ResNet50", "Vgg16", "MobileNetV2", "DenseNet121", "LeNet5"];

    // A turn is long beside what changes caches and clocks at its start, and a first run of each turn is not counted.
    const double SecondsOfTurn = 0.06;
    const int FewestRuns = 3;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static int Run(InstructionSetKind instructionSet, int threads, int rounds, string filter)
    {
        var networks = NetworkCatalog.All.Where(n => filter.Length == 0 ? Usual.Contains(n.Name, StringComparer.OrdinalIgnoreCase) : n.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)).ToList();
        if (networks.Count == 0)
        {
            Console.Error.WriteLine($"--filter {filter}: no network of NetGen.Networks is called so");
            return 2;
        }

        Console.WriteLine($"batch 1, {threads} threads, {instructionSet}, medians of {rounds} turns");
        Console.WriteLine($"{"network",-18} {"contender",-22} {"ms",9} {"NetGen's share",14} {"error",8} {"load ms",8} {"first ms",9}");
        foreach (var network in networks) Compare(network, new(threads, instructionSet), rounds);
        return 0;
    }

    static void Compare(NetworkDescription network, InferenceOptions options, int rounds)
    {
        if (PeerFiles.Of(network.Name) is not { } files)
        {
            Console.WriteLine($"{network.Name,-18} skipped: PyTorch, which exports it, is not installed");
            return;
        }

        using var own = new OwnContender(network, files, options);

        // ONNX Runtime takes the best instruction set that there is, whatever it is asked for.
        using var runtime = options.InstructionSet == InstructionSets.Best && OnnxRuntimeLibrary.Installed is { } library ? new OnnxRuntimeContender(library, network, files, options.Threads) : null;
        using var pytorch = PyTorchContender.Start(files, options);
        IContender[] contenders = [own, .. new IContender?[] { runtime, pytorch }.OfType<IContender>()];
        var times = Measure(contenders, rounds);
        var expected = files.Expected;
        for (var i = 0; i < contenders.Length; i++)
        {
            var c = contenders[i];
            Console.WriteLine($"{network.Name,-18} {c.Version,-22} {times[i] * 1e3,9:F3} {times[0] / times[i],14:F3} {Error(c.Output, expected),8:E1} {c.LoadSeconds * 1e3,8:F0} {c.FirstSeconds * 1e3,9:F1}");
        }
    }

    /// <summary>The median of each contender's seconds.</summary>
    static double[] Measure(IContender[] contenders, int rounds)
    {
        var runs = contenders.Select(c => Math.Max(FewestRuns, (int)(SecondsOfTurn / c.Time(FewestRuns)))).ToArray();
        var times = contenders.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                Thread.Sleep(Pause);
                contenders[i].Time(1);
                times[i].Add(contenders[i].Time(runs[i]));
            }
        }

        return [.. times.Select(t => t.Order().ElementAt(rounds / 2))];
    }

    /// <summary>The largest difference, as a share of the largest number.</summary>
    static double Error(ReadOnlySpan<float> output, ReadOnlySpan<float> expected)
    {
        double difference = 0, largest = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs((double)output[i] - expected[i]));
            largest = Math.Max(largest, Math.Abs(expected[i]));
        }

        return difference / largest;
    }
}
