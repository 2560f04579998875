using System.Runtime.InteropServices;
using NetGen.Testing;
using NetGen.Testing.Arm;
using NetGen.Testing.Guarding;
using NetGenCompiler.Emission;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Kernels.Tests.Arm;

/// <summary>Recorded runs as one program for Arm.</summary>
static class ArmPrograms
{
    /// <summary>Repeats runs on Arm.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="folder">A folder for all that it takes.</param>
    /// <returns>The outputs of each.</returns>
    public static IReadOnlyList<float[][]> Repeat(IReadOnlyList<RecordedRun> runs, string folder)
    {
        var harness = Path.Combine(folder, "harness.c");
        File.WriteAllText(harness, $"#define SEED 0x{GuardedTraining.Seed:x}u\n#define STEP {GuardedTraining.Step}u\n{File.ReadAllText(Path.Combine(Repository.Root, "tests", "Kernels", "Arm", "harness.c"))}");
        var program = ArmToolchain.Compile(Sources(runs), harness, folder);
        var (input, output) = (Path.Combine(folder, "input"), Path.Combine(folder, "output"));
        using (var writer = new BinaryWriter(File.Create(input))) Write(runs, writer);
        ArmToolchain.Run(program, input, output);
        using var reader = new BinaryReader(File.OpenRead(output));
        return [.. runs.Select(run => run.Results.Select(result => MemoryMarshal.Cast<byte, float>(reader.ReadBytes(result.Length * sizeof(float))).ToArray()).ToArray())];
    }

    static IEnumerable<string> Sources(IReadOnlyList<RecordedRun> runs)
    {
        var plans = runs.Select((run, i) => run.Plan with { Graph = run.Plan.Graph with { Name = $"Program{i}" } }).ToList();
        var cases = plans.Select((plan, i) => $"case {i}: {string.Join(' ', Methods(plan).Select(m => $"member = default; Program{i}.{ProgramEmitter.ClassName(plan)}.{m}(frames, ref member);"))} break;");
        return
        [
            .. plans.Select(GeneratedProgram.ProgramSource),
            KernelsEmitter.Emit(InstructionSet.Vector128, plans.SelectMany(p => new StepTexts(p).Kernels).Distinct()),
            $$"""
            static unsafe class Entry
            {
                [System.Runtime.InteropServices.UnmanagedCallersOnly(EntryPoint = "NetGenRun")]
                public static void Run(long program, void* frames)
                {
                    NetGen.Runtime.Threading.TeamMember member;
                    switch (program)
                    {
                        {{string.Join('\n', cases)}}
                    }
                }
            }
            """,
        ];
    }

    static string[] Methods(NetworkPlan plan) => plan.IsTraining ? ["Forward", "Backward"] : ["Run"];

    static void Write(IReadOnlyList<RecordedRun> runs, BinaryWriter writer)
    {
        writer.Write((long)runs.Count);
        foreach (var run in runs)
        {
            foreach (var number in new[] { run.Items, run.Plan.ArenaLength, run.Plan.SharedLength, run.Plan.ScratchLength }) writer.Write(number);
            WriteArray(run.Weights);
            writer.Write((long)run.Inputs.Count);
            foreach (var values in run.Inputs) WriteArray(values);
            writer.Write((long)run.Outputs.Count);
            foreach (var (_, length, isPerItem) in run.Outputs)
            {
                writer.Write(length);
                writer.Write(isPerItem ? 1L : 0);
            }
        }

        void WriteArray(float[] values)
        {
            writer.Write((long)values.Length);
            writer.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }
}
