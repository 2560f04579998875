namespace NetGen.Runtime;

/// <summary>How a network is trained.</summary>
/// <param name="Batch">The most items of a batch, at least 1: memory is made for so many.</param>
/// <param name="Seed">What random numbers in training, such as those of dropout, are drawn from.</param>
/// <param name="Threads">
/// How many threads work on one call, the caller counted; 0 stands for one on each physical core. The bits of a result do not depend on it.
/// </param>
/// <param name="InstructionSet">The instruction set; null stands for the best that is supported.</param>
/// <param name="Dropout">Whether dropout draws; without, it does nothing, and what a step computes is a function of batch and parameters.</param>
public sealed record TrainingOptions(int Batch, ulong Seed = 0, int Threads = 0, InstructionSetKind? InstructionSet = null, bool Dropout = true);
