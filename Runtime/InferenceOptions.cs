namespace NetGen.Runtime;

/// <summary>How a network is executed.</summary>
/// <param name="Threads">
/// How many threads work on one call, the caller counted; 0 stands for one on each physical core. The bits of a result do not depend on it.
/// </param>
/// <param name="InstructionSet">The instruction set; null stands for the best that is supported.</param>
public sealed record InferenceOptions(int Threads = 0, InstructionSetKind? InstructionSet = null)
{
    /// <summary>All physical cores, the best instruction set.</summary>
    public static InferenceOptions Default { get; } = new();
}
