using NetGenCompiler.Emission;
using NetGenCompiler.Planning;

namespace NetGen.Testing.Arm;

/// <summary>
/// Keeps runs of programs with 128-bit vectors, which a test repeats on Arm: of all that the tests run, those that bring a kind of step or a kernel that few
/// before them had.
/// </summary>
static class RunRecorder
{
    // Kernels of a kind differ by their tiles and by what follows: a few of each.
    const int RunsOfAKind = 3;
    const long MostFloats = 4_000_000;

    static readonly Lock gate = new();
    static readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);
    static readonly List<RecordedRun> runs = [];

    /// <summary>Whether anyone wants them.</summary>
    public static bool IsOn { get; set; }

    /// <summary>What was kept so far.</summary>
    public static IReadOnlyList<RecordedRun> Runs
    {
        get
        {
            lock (gate) return [.. runs];
        }
    }

    /// <summary>Keeps a run, where it brings anything.</summary>
    public static void Offer(NetworkPlan plan, Func<RecordedRun> run)
    {
        if (!IsOn || plan.InstructionSet != InstructionSet.Vector128 || plan.ArenaLength > MostFloats) return;
        string[] its = [.. plan.Steps.Select(s => s.GetType().Name).Concat(new StepTexts(plan).Kernels.Select(k => k.MethodName)).Distinct()];
        lock (gate)
        {
            if (its.All(k => kinds.GetValueOrDefault(k) >= RunsOfAKind)) return;
            foreach (var kind in its) kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            runs.Add(run());
        }
    }
}
