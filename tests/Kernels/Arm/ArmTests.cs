using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using NetGen.Testing.Arm;
using NetGenCompiler.Kernels.Tests.Graphs;

namespace NetGenCompiler.Kernels.Tests.Arm;

/// <summary>
/// Programs with 128-bit vectors answer on Arm what they answer here, where the tests that ran them held them to the oracle: to the bit, as long as this processor
/// fuses multiplications and additions as Arm does.
/// </summary>
[Collection(AfterAll.Name)]
public sealed class ArmTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-arm");

    public void Dispose() => folder.Delete(recursive: true);

    [ArmFact]
    public void What_the_other_tests_ran_answers_the_same_on_Arm()
    {
        if (RunRecorder.Runs.Count == 0) new RandomGraphTests().A_few("Vector128");
        var runs = RunRecorder.Runs;
        Assert.NotEmpty(runs);
        foreach (var (run, results) in runs.Zip(ArmPrograms.Repeat(runs, folder.FullName)))
        {
            for (var i = 0; i < results.Length; i++) Compare(run, i, run.Results[i], results[i]);
        }
    }

    [ModuleInitializer]
    internal static void Record() => RunRecorder.IsOn = ArmToolchain.Missing is null;

    static void Compare(RecordedRun run, int output, float[] expected, float[] actual)
    {
        var tolerance = Fma.IsSupported ? 0 : 1e-4f * expected.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < expected.Length; i++)
        {
            if (expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance) continue;
            Assert.Fail($"{run.Plan.Graph.Name}, {run.Outputs[output].Name}[{i}] is {actual[i]:R} on Arm, {expected[i]:R} here\n{string.Join('\n', run.Plan.Steps.Select(s => $"{s.Name}: {s.Algorithm}").Take(30))}");
        }
    }
}
