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
    const int ConfirmingEffort = 4;

    readonly Graph definition, graph;
    readonly InstructionSet instructionSet;
    readonly InferenceOptions execution;
    readonly bool exactConvolutions;
    readonly IReadOnlyList<Subject> subjects;

    /// <param name="definition">The network's graph.</param>
    /// <param name="instructionSet">The processors to tune for, of which this is one.</param>
    /// <param name="execution">How it is executed.</param>
    /// <param name="exactConvolutions">Whether transforms are not to be taken.</param>
    /// <param name="candidates">How many tiles of each shape are measured: the best by the estimate, of each algorithm in turn.</param>
    public NetworkTuner(Graph definition, InstructionSet instructionSet, InferenceOptions execution, bool exactConvolutions, int candidates)
    {
        (this.definition, this.instructionSet, this.execution, this.exactConvolutions) = (definition, instructionSet, execution, exactConvolutions);
        graph = PassPipeline.Inference(definition);
        subjects = [.. Plan([]).Steps.Select(ToSubject).OfType<Subject>().GroupBy(s => s.Shape).Select(g => g.First() with { Layers = [.. g.SelectMany(s => s.Layers)] })];

        Subject? ToSubject(Step step)
        {
            var found = TileCandidates.Of(step, new(exactConvolutions, TuningTable.Empty));
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
        using var usual = PairedProfile.Load(NetworkVariant.Compile(definition, Plan([])), execution);
        var best = subjects.ToDictionary(s => s.Shape, s => (Tiles: s.Estimated, Share: 1.0));
        for (var i = 0; i < Variants; i++)
        {
            var measured = subjects.Where(s => i < s.Candidates.Count).ToList();
            foreach (var (subject, share, _) in Compare(usual, measured, s => s.Candidates[i], 1).Shapes)
            {
                if (share < best[subject.Shape].Share) best[subject.Shape] = (subject.Candidates[i], share);
            }

            progress(i + 1);
        }

        // The least of many measurements is partly luck: what was found is measured again.
        var (shapes, before, after) = Compare(usual, subjects, s => best[s.Shape].Tiles, ConfirmingEffort);
        return new(
            instructionSet,
            [.. shapes.Select(s => new TunedShape(
                s.Subject.Shape, s.Subject.Layers, s.Subject.Estimated, best[s.Subject.Shape].Tiles, best[s.Subject.Shape].Tiles == s.Subject.Estimated ? 1 : s.Share, s.Microseconds,
                s.Subject.Candidates.Count + 1))],
            before / 1000, after / 1000);
    }

    (IReadOnlyList<(Subject Subject, double Share, double Microseconds)> Shapes, double Before, double After) Compare(
        IInference usual, IReadOnlyList<Subject> measured, Func<Subject, ConvolutionTiles> tiles, int effort)
    {
        using var variant = PairedProfile.Load(NetworkVariant.Compile(definition, Plan(measured.Select(s => new TunedConvolution(instructionSet.Name, s.Shape, tiles(s))))), execution);
        var (before, after) = PairedProfile.Measure(usual, variant, effort);
        return ([.. measured.Select(s => (s, s.Layers.Sum(l => after[l]) / s.Layers.Sum(l => before[l]), s.Layers.Sum(l => before[l])))], before[""], after[""]);
    }

    NetworkPlan Plan(IEnumerable<TunedConvolution> tuned) => Planner.Plan(graph, instructionSet, options: new(exactConvolutions, new(tuned.ToEquatableArray())));

    /// <summary>A shape that is measured.</summary>
    sealed record Subject(ConvolutionShape Shape, IReadOnlyList<string> Layers, ConvolutionTiles Estimated, IReadOnlyList<ConvolutionTiles> Candidates);
}
