namespace NetGenCompiler.Planning;

/// <summary>A part of the arena that one value, or several side by side, occupy for a while.</summary>
/// <param name="Length">Floats.</param>
/// <param name="FirstStep">The step that writes it first.</param>
/// <param name="LastStep">The last step that reads or writes it.</param>
/// <param name="Offset">From the start of the arena.</param>
sealed record ArenaBuffer(long Length, int FirstStep, int LastStep, long Offset);
