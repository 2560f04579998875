using System.Diagnostics;
using NetGen.Cli.Benchmarks;
using NetGen.Runtime;
using NetGen.Runtime.Weights;

namespace NetGen.Cli.Tuning;

/// <summary>Two variants of one network, run turn by turn, so that what slows the machine down slows both.</summary>
static class PairedProfile
{
    const int LeastTurns = 7, MostTurns = 200;
    static readonly TimeSpan Enough = TimeSpan.FromSeconds(0.6);

    /// <summary>Microseconds of the steps of each, by the layers' names, and of whole runs under the name <c>""</c>; medians.</summary>
    /// <param name="first">One variant, loaded.</param>
    /// <param name="second">The other.</param>
    /// <param name="effort">How many times as long as usual.</param>
    public static (IReadOnlyDictionary<string, double> First, IReadOnlyDictionary<string, double> Second) Measure(IInference first, IInference second, int effort = 1)
    {
        var (inputs, outputs) = NetworkPorts.Create(first.Description, batch: 1);
        first.Profile(inputs, outputs);
        second.Profile(inputs, outputs);
        var (ofFirst, ofSecond) = (new Dictionary<string, List<double>>(), new Dictionary<string, List<double>>());
        var clock = Stopwatch.StartNew();
        for (var turn = 0; turn < LeastTurns * effort || (turn < MostTurns * effort && clock.Elapsed < Enough * effort); turn++)
        {
            Note(first, ofFirst);
            Note(second, ofSecond);
        }

        return (Medians(ofFirst), Medians(ofSecond));

        void Note(IInference variant, Dictionary<string, List<double>> times)
        {
            var profile = variant.Profile(inputs, outputs);
            foreach (var layer in profile.GroupBy(t => t.Step.Layer)) Add(layer.Key, layer.Sum(t => t.Microseconds));
            Add("", profile.Sum(t => t.Microseconds));

            void Add(string name, double microseconds)
            {
                if (!times.TryGetValue(name, out var list)) times.Add(name, list = []);
                list.Add(microseconds);
            }
        }
    }

    /// <summary>A variant with first weights.</summary>
    public static IInference Load(NetworkDescription variant, InferenceOptions options) => variant.CreateInference(WeightSource.FromSeed(0), options);

    static Dictionary<string, double> Medians(Dictionary<string, List<double>> times) => times.ToDictionary(t => t.Key, t => new Timings(t.Value).Median);
}
