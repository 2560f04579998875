using System.Diagnostics;
using NetGen.Runtime;
using NetGen.Runtime.Training.Losses;
using NetGen.Runtime.Training.Optimizers;
using NetGen.Runtime.Weights;

namespace NetGenCompiler.Bench.Training;

/// <summary>Times whole steps of training (forward, loss, backward, SGD with momentum), turn by turn with PyTorch's.</summary>
static class TrainingReport
{
    const int WarmUp = 2;
    const int Classes = 1000;

    public static void Run(InstructionSetKind instructionSet, int threads, int rounds, string filter)
    {
        Console.WriteLine($"{"network",-14} {"batch",6} {"pixels",7} {"ms",9} {"peer ms",9} {"ratio",7}  peer");
        foreach (var training in TrainingCase.All.Where(c => c.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)))
        {
            using var own = training.Network.CreateTraining(WeightSource.FromSeed(1), new(training.Batch, Threads: threads, InstructionSet: instructionSet));
            using var optimizer = new SGD(own.Parameters, 1e-3, momentum: 0.9);
            using var peer = PyTorchPeer.Start(training, threads);
            var images = Enumerable.Range(0, training.Batch * 3 * training.Size * training.Size).Select(i => ((i * 7919L % 1009) - 504) / 300f).ToArray();
            int[] labels = [.. Enumerable.Range(0, training.Batch)];
            var (logits, gradients) = (new float[training.Batch * Classes], new float[training.Batch * Classes]);
            var loss = new CrossEntropyLoss(Classes);
            List<double> times = [], peers = [];
            for (var round = 0; round < rounds + WarmUp; round++)
            {
                times.Add(Step());
                if (peer is not null) peers.Add(peer.Step());
            }

            var (median, peerMedian) = (Median(times), peer is null ? double.NaN : Median(peers));
            Console.WriteLine($"{training.Name,-14} {training.Batch,6} {training.Size,7} {median * 1e3,9:F1} {peerMedian * 1e3,9:F1} {median / peerMedian,7:F3}  {peer?.Version ?? "skipped: no PyTorch for /usr/bin/python3"}");

            double Step()
            {
                var start = Stopwatch.GetTimestamp();
                own.Forward([images], [logits], training.Batch);
                loss.Compute(logits, labels, gradients);
                own.Backward([gradients], []);
                optimizer.Step();
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }
    }

    static double Median(List<double> times) => times.Skip(WarmUp).Order().ElementAt((times.Count - WarmUp) / 2);
}
