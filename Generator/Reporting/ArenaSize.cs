namespace NetGenCompiler.Reporting;

/// <summary>What one item needs of working memory under an instruction set.</summary>
/// <param name="InstructionSet">Its name as the command takes it: <c>avx512</c>.</param>
/// <param name="Bytes">The size in bytes.</param>
sealed record ArenaSize(string InstructionSet, long Bytes);
