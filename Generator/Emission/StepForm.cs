using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>All that the text of a step follows from: the step without its name, and what is to be known of its buffers. Where these and its weights lie is no part of it.</summary>
/// <param name="Step">The step, nameless.</param>
/// <param name="InstructionSet">The processors.</param>
/// <param name="Buffers">The buffers that it reads and writes.</param>
sealed record StepForm(Step Step, InstructionSet InstructionSet, EquatableArray<BufferForm> Buffers)
{
    public static StepForm Of(Step step, NetworkPlan plan) => new(
        step with { Name = "" }, plan.InstructionSet,
        step.Reads.Concat(step.Writes).Select(p => p.Buffer).Distinct().Select(b => new BufferForm(b, plan.Buffers[b].Scope, plan.Buffers[b].Length)).ToEquatableArray());

    public BufferForm BufferOf(Placement placement)
    {
        foreach (var buffer in Buffers)
        {
            if (buffer.Buffer == placement.Buffer) return buffer;
        }

        throw new ArgumentException($"the step neither reads nor writes buffer {placement.Buffer}", nameof(placement));
    }
}
