using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>A part of an arena that one value, or several side by side, occupy for a while.</summary>
/// <param name="Length">Floats.</param>
/// <param name="FirstStep">The step that writes it first.</param>
/// <param name="LastStep">The last step that reads or writes it.</param>
/// <param name="Offset">From the start of the arena.</param>
/// <param name="Scope">Whether it lies in the arena that each item has, or in the one of the batch.</param>
sealed record ArenaBuffer(long Length, int FirstStep, int LastStep, long Offset, ValueScope Scope = ValueScope.Item)
{
    /// <summary>The value that it holds; of several side by side the one that they are parts of.</summary>
    public Value Holds { get; init; }
}
