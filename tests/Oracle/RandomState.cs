namespace NetGenOracle;

/// <summary>What the random operators of a step draw from, besides the layer and the element.</summary>
readonly record struct RandomState(ulong Seed, uint Step);
