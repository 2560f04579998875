namespace NetGenCompiler.Planning.Movement;

/// <summary>Where a channel of a result comes from.</summary>
/// <param name="Operand">The operand.</param>
/// <param name="Channel">Its channel.</param>
readonly record struct ChannelSource(int Operand, int Channel);
