using NetGen.Runtime;
using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Tuning;
using NetGenCompiler.Planning.Winograd;

namespace NetGen.Cli.Tuning;

/// <summary>
/// Finds the fastest tiles of a network's convolutions where they stand: the network is compiled again and again, each time with further tiles for all shapes at
/// once, and runs turn by turn with what the planner's estimates chose.
/// </summary>
sealed class NetworkTuner
{
    const int ConfirmingEffort = 2, ConfirmingLoads = 3;

    readonly Graph definition, graph;
    readonly InstructionSet instructionSet;
    readonly InferenceOptions execution;
    readonly PlanningOptions options;
    readonly IReadOnlyList<Subject> subjects;

    /// <param name="definition">The network's graph.</param>
    /// <param name="instructionSet">The processors to tune for, of which this is one.</param>
    /// <param name="execution">How it is executed.</param>
    /// <param name="options">What the network's author has to say of its plans.</param>
    /// <param name="candidates">How many tiles of each shape are measured: the best by the estimate, of each algorithm in turn.</param>
    public NetworkTuner(Graph definition, InstructionSet instructionSet, InferenceOptions execution, PlanningOptions options, int candidates)
    {
        (this.definition, this.instructionSet, this.execution, this.options) = (definition, instructionSet, execution, options);
        graph = PassPipeline.Inference(definition);
        subjects = [.. Plan([]).Steps.Select(ToSubject).OfType<Subject>().GroupBy(s => s.Shape).Select(g => g.First() with { Layers = [.. g.SelectMany(s => s.Layers)] })];

        Subject? ToSubject(Step step)
        {
            var found = TileCandidates.Of(step, options);
            if (found.Count == 0) return null;
            ConvolutionTiles estimated = step is DenseStep dense ? DirectTiles.Of(dense.Tiling) : WinogradTiles.Of(((WinogradStep)step).Tiling);
            var turns = found.GroupBy(c => (c.Tiles as WinogradTiles)?.Output).SelectMany(g => g.Select((c, place) => (c.Tiles, c.Cycles, Place: place))).OrderBy(c => c.Place).ThenBy(c => c.Cycles);
            return new(found[0].Shape, [step.Name], estimated, [.. turns.Select(t => t.Tiles).Where(t => t != estimated).Take(candidates)]);
        }
    }

    /// <summary>How many variants of the network are to be measured.</summary>
    public int Variants => subjects.Count == 0 ? 0 : subjects.Max(s => s.Candidates.Count);

    /// <summary>Measures.</summary>
    /// <param name="progress">Hears of each variant that is done.</param>
    public TuningResult Tune(Action<int> progress)
    {
        var usual = NetworkVariant.Compile(definition, Plan([]));
        var shares = subjects.ToDictionary(s => s.Shape, _ => new List<(ConvolutionTiles Tiles, double Share)>());
        using (var loaded = PairedProfile.Load(usual, execution))
        {
            for (var i = 0; i < Variants; i++)
            {
                var measured = subjects.Where(s => i < s.Candidates.Count).ToList();
                using var variant = PairedProfile.Load(Variant(measured, s => s.Candidates[i]), execution);
                var (before, after) = PairedProfile.Measure(loaded, variant);
                foreach (var subject in measured) shares[subject.Shape].Add((subject.Candidates[i], subject.Of(after) / subject.Of(before)));
                progress(i + 1);
            }
        }

        return Confirm(usual, shares);
    }

    /// <summary>
    /// Measures once more what was fastest: the least of many measurements is partly luck. So is where memory lies, in which the caches' sets meet: both are loaded anew,
    /// more than once.
    /// </summary>
    TuningResult Confirm(NetworkDescription usual, Dictionary<ConvolutionShape, List<(ConvolutionTiles Tiles, double Share)>> shares)
    {
        var best = subjects.ToDictionary(s => s.Shape, s => shares[s.Shape].Prepend((Tiles: s.Estimated, Share: 1)).MinBy(c => c.Share).Tiles);
        var tuned = Variant(subjects, s => best[s.Shape]);
        var loads = Enumerable.Range(0, ConfirmingLoads).Select(_ => Measure()).ToList();
        return new(instructionSet, [.. subjects.Select(Result)], loads.Average(l => l.Before[""]) / 1000, loads.Average(l => l.After[""]) / 1000);

        (IReadOnlyDictionary<string, double> Before, IReadOnlyDictionary<string, double> After) Measure()
        {
            using IInference before = PairedProfile.Load(usual, execution), after = PairedProfile.Load(tuned, execution);
            return PairedProfile.Measure(before, after, ConfirmingEffort);
        }

        TunedShape Result(Subject subject)
        {
            var (shape, layers, estimated, _) = subject;
            var share = best[shape] == estimated ? 1 : loads.Sum(l => subject.Of(l.After)) / loads.Sum(l => subject.Of(l.Before));
            return new(shape, layers, estimated, best[shape], share, loads.Average(l => subject.Of(l.Before)), shares[shape]);
        }
    }

    NetworkDescription Variant(IEnumerable<Subject> changed, Func<Subject, ConvolutionTiles> tiles) =>
        NetworkVariant.Compile(definition, Plan(changed.Select(s => new TunedConvolution(instructionSet.Name, s.Shape, tiles(s)))));

    NetworkPlan Plan(IEnumerable<TunedConvolution> tuned) => Planner.Plan(graph, instructionSet, options: options with { Tuning = new(tuned.ToEquatableArray()) });

    /// <summary>A shape that is measured.</summary>
    sealed record Subject(ConvolutionShape Shape, IReadOnlyList<string> Layers, ConvolutionTiles Estimated, IReadOnlyList<ConvolutionTiles> Candidates)
    {
        /// <summary>What its layers take together.</summary>
        public double Of(IReadOnlyDictionary<string, double> times) => Layers.Sum(l => times[l]);
    }
}
