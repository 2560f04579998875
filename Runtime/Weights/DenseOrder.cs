namespace NetGen.Runtime.Weights;

/// <summary>The sizes of the order in which dense tiles read weights: <see cref="WeightPacking.Dense"/>.</summary>
/// <param name="Outputs">Output channels.</param>
/// <param name="Inputs">Input channels.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="InputBlock">Channels of an input plane.</param>
/// <param name="WindowPlanes">Input planes that a tile sees.</param>
/// <param name="TileBlocks">Vectors of outputs of a tile.</param>
/// <param name="Lanes">Numbers of a vector.</param>
readonly record struct DenseOrder(int Outputs, int Inputs, int Groups, int InputBlock, int WindowPlanes, int TileBlocks, int Lanes)
{
    public int GroupInputs => Inputs / Groups;

    public int GroupOutputs => Outputs / Groups;

    /// <summary>Outputs of a tile.</summary>
    public int TileOutputs => TileBlocks * Lanes;

    int Planes => (Inputs + InputBlock - 1) / InputBlock;

    /// <summary>Outputs of the tile that begins at an output, whole vectors.</summary>
    public int OutputsOfTile(int first) => Math.Min(TileBlocks, (Outputs - first + Lanes - 1) / Lanes) * Lanes;

    /// <summary>The first input plane that the tile of an output sees.</summary>
    public int FirstPlane(int first) => Math.Min(first / GroupOutputs * GroupInputs / InputBlock, Planes - WindowPlanes);

    /// <summary>The channels of a plane; the last has only its own where the window is all of the input.</summary>
    public (int From, int To) Channels(int plane)
    {
        var from = plane * InputBlock;
        return (from, from + (WindowPlanes == Planes ? Math.Min(InputBlock, Inputs - from) : InputBlock));
    }
}
