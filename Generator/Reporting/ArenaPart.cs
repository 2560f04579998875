namespace NetGenCompiler.Reporting;

/// <summary>A part of the working memory that a value occupies for a while, or a step's scratch.</summary>
/// <param name="Name">The layer that makes the value, its results but the first as <c>name:1</c>; null of scratch.</param>
/// <param name="Offset">Bytes from the start of the arena.</param>
/// <param name="Bytes">Its size, padding included.</param>
/// <param name="FirstStep">The step that writes it first.</param>
/// <param name="LastStep">The last step that reads or writes it.</param>
sealed record ArenaPart(string? Name, long Offset, long Bytes, int FirstStep, int LastStep);
