using NetGenCompiler.Graphs;

namespace NetGenCompiler.Emission;

/// <summary>What the text of a step knows of a buffer: whose it is and how long, not where it lies.</summary>
/// <param name="Buffer">Its index in the plan.</param>
/// <param name="Scope">Whether each item has it, or the batch.</param>
/// <param name="Length">Floats.</param>
readonly record struct BufferForm(int Buffer, ValueScope Scope, long Length);
