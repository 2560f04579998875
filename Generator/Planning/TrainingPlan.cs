using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;

namespace NetGenCompiler.Planning;

/// <summary>How a network is trained at one of its input sizes.</summary>
/// <param name="Graph">Forward and backward.</param>
/// <param name="Plans">A plan for each instruction set, best first.</param>
sealed record TrainingPlan(TrainingGraph Graph, EquatableArray<NetworkPlan> Plans)
{
    /// <summary>Bytes of memory that each item of a batch needs, on the processors that need most.</summary>
    public long BytesPerItem => 4 * Plans.Max(p => p.ArenaLength);
}
