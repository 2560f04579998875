using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Reporting;

/// <summary>What lies where in the working memory of one item, from step to step, under an instruction set.</summary>
/// <param name="InstructionSet">Its name as the command takes it: <c>avx512</c>.</param>
/// <param name="Steps">The steps of the program, in order: the layers that they compute, and copies such as <c>x.blocked</c>.</param>
/// <param name="Buffers">Its parts; two that share bytes do not share a step.</param>
sealed record ArenaReport(string InstructionSet, EquatableArray<string> Steps, EquatableArray<ArenaPart> Buffers)
{
    /// <summary>The arena of a plan. Scratch follows the values: that of one thread, as in <see cref="NetworkPlan.ArenaBytes"/>.</summary>
    public static ArenaReport Of(NetworkPlan plan)
    {
        var values = plan.Buffers.Where(b => b.Scope == ValueScope.Item)
            .Select(b => new ArenaPart(ReportBuilder.NameOf(plan.Graph, b.Holds), sizeof(float) * b.Offset, sizeof(float) * b.Length, b.FirstStep, b.LastStep));
        var scratch = plan.Steps.Select((step, i) => new ArenaPart(null, sizeof(float) * plan.ArenaLength, sizeof(float) * step.ScratchLength, i, i)).Where(p => p.Bytes > 0);
        return new(plan.InstructionSet.Name.ToLowerInvariant(), plan.Steps.Select(s => s.Name).ToEquatableArray(), values.Concat(scratch).ToEquatableArray());
    }

    /// <summary>The bytes in use during a step.</summary>
    public long LiveBytes(int step) => Buffers.Where(b => b.FirstStep <= step && step <= b.LastStep).Sum(b => b.Bytes);
}
