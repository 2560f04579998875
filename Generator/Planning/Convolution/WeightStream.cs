namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// How the weights of a large layer are asked for before products need them: they come from beyond the caches, which processors do not read far enough ahead by
/// themselves. The weights of a tile of channels are a panel. Where pixels pass over a panel several times, the passes share in asking for the panel after it, so that
/// the first of them does not wait while the others ask for what they have; else each step asks for what lies a distance ahead.
/// </summary>
/// <param name="InstructionSet">The processors.</param>
/// <param name="Steps">Steps of the reduction: each reads a vector of weights for every vector of a tile's channels.</param>
/// <param name="Passes">How often a panel is read before the next.</param>
readonly record struct WeightStream(InstructionSet InstructionSet, long Steps, int Passes)
{
    /// <summary>How many floats lie between a step's weights and those that it asks for, without passes: memory answers meanwhile, and they stay in the second level.</summary>
    public const int Ahead = 8 * 1024;

    /// <summary>Whether a layer's weights are asked for. A single pixel does nothing but wait for them, and does so no shorter; few weights stay in the caches.</summary>
    public static bool Of(PackedWeight weight, InstructionSet instructionSet, int pixels) =>
        pixels > 1 && instructionSet.Prefetches && weight.Length * sizeof(float) >= instructionSet.SecondLevelBytes / 4;

    /// <summary>Floats of a panel.</summary>
    /// <param name="blocks">The tile's vectors of channels.</param>
    public long PanelLength(int blocks) => Steps * blocks * InstructionSet.Lanes;

    /// <summary>Whether the passes over a panel ask for the next: the second level then holds both.</summary>
    public bool AsksForNextPanel(int blocks) => Passes > 1 && 2 * sizeof(float) * PanelLength(blocks) <= InstructionSet.SecondLevelBytes;

    /// <summary>Vectors of weights that a step asks for.</summary>
    public int VectorsPerStep(int blocks) => AsksForNextPanel(blocks) ? (blocks + Passes - 1) / Passes : blocks;

    /// <summary>The passes that ask for the next panel; the others ask for what they have.</summary>
    public int AskingPasses(int blocks) => (blocks + VectorsPerStep(blocks) - 1) / VectorsPerStep(blocks);

    /// <summary>What a pass asks for of the next panel, in floats.</summary>
    public long PassLength(int blocks) => Steps * VectorsPerStep(blocks) * InstructionSet.Lanes;
}
