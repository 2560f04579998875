using NetGen.Cli.Benchmarks;
using NetGen.Runtime;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>The most multiply-adds a second of one core. The clock changes with heat and neighbours: it is measured between rounds, and the best counts.</summary>
sealed class Peak(InstructionSet instructionSet)
{
    double best;

    /// <summary>The best so far.</summary>
    public double MultiplyAddsPerSecond => best;

    public static InstructionSetKind KindOf(InstructionSet instructionSet) => Enum.Parse<InstructionSetKind>(instructionSet.Name);

    public void Measure() => best = Math.Max(best, MultiplyAddPeak.Gigaflops(KindOf(instructionSet), threads: 1) * 1e9 / 2);
}
