using NetGenCompiler.Emission.Convolution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Gradients;

namespace NetGenCompiler.Emission.Gradients;

/// <summary>
/// Writes the units of work of a gradient of weights, over maps as over volumes. A unit is a group of tiles of output channels with a group of planes of
/// input channels, and of those a part of the kernel where that makes units of their own. Its sums lie in the scratch memory,
/// [tile of the group][plane of the group][tap][input of the plane][output of the tile], until PyTorch's places get them.
/// </summary>
/// <param name="scope">What the step is written to.</param>
/// <param name="g">The convolution.</param>
/// <param name="tiling">The tiles.</param>
sealed class WeightGradientUnits(StepScope scope, DenseGeometry g, WeightGradientTiling tiling)
{
    readonly CodeWriter writer = scope.Writer;
    readonly int lanes = scope.InstructionSet.Lanes;
    readonly long sums = tiling.Sums(g, scope.InstructionSet.Lanes);
    readonly int window = g.WindowPlanes(tiling.TileBlocks * scope.InstructionSet.Lanes);

    /// <summary>The number of a tile's first vector of output channels; tiles of two sizes are cut such that the larger come first.</summary>
    string Block => tiling.Blocks.Count == 1 || tiling.Blocks[1].Count == 1
        ? $"(tile * {CodeWriter.Literal(tiling.TileBlocks)})"
        : $"Math.Min(tile * {CodeWriter.Literal(tiling.TileBlocks)}, {CodeWriter.Literal(tiling.Blocks[0].Count)} + (tile * {CodeWriter.Literal(tiling.Blocks[1].Size)}))";

    /// <summary>The first plane of a unit.</summary>
    public string FirstPlane => tiling.Planes > 1 ? $"(planeGroup * {CodeWriter.Literal(tiling.Planes)})" : "plane";

    /// <summary>The planes of a unit.</summary>
    public string Planes => window % tiling.Planes == 0
        ? CodeWriter.Literal(tiling.Planes)
        : $"Math.Min({CodeWriter.Literal(tiling.Planes)}, {CodeWriter.Literal(window)} - {FirstPlane})";

    /// <summary>Opens the loop over the units.</summary>
    /// <param name="part">The variable that numbers the part of the kernel.</param>
    /// <param name="parts">Parts of the kernel that are units of their own; 1 where a unit has it all.</param>
    public void Open(string part, int parts)
    {
        var planeGroups = tiling.PlaneGroups(window);
        scope.Share((long)tiling.TileGroups * planeGroups * parts);
        writer.Open("for (var unit = from; unit < to; unit++)");
        if (parts > 1) writer.Line($"var {part} = unit % {CodeWriter.Literal(parts)};");
        var (tile, plane) = (tiling.Tiles > 1 ? "tileGroup" : "tile", tiling.Planes > 1 ? "planeGroup" : "plane");
        var unit = parts > 1 ? $"unit / {CodeWriter.Literal(parts)}" : "unit";
        writer.Line($"var ({tile}, {plane}) = Math.DivRem({unit}, {CodeWriter.Literal(planeGroups)});");
        if (window < g.InputPlanes)
        {
            writer.Line($"plane += Math.Min(tile * {CodeWriter.Literal(tiling.TileBlocks * lanes)} / {CodeWriter.Literal(g.GroupOutputs)} * {CodeWriter.Literal(g.GroupInputs)} / {CodeWriter.Literal(g.InputBlock)}, {CodeWriter.Literal(g.InputPlanes - window)});");
        }

        writer.Line($"LayerSupport.Clear(scratch, {CodeWriter.Literal(sums * tiling.Tiles * tiling.Planes)}, 0);");
    }

    /// <summary>Puts the sums of a unit where PyTorch has them, and closes the loop.</summary>
    /// <param name="target">The gradient.</param>
    /// <param name="firstRow">The first kernel row of the unit.</param>
    /// <param name="kernelRows">The kernel rows of a unit.</param>
    /// <param name="kernelHeight">All kernel rows.</param>
    public void StoreAndClose(Address target, string firstRow, int kernelRows, int kernelHeight)
    {
        ForEachTile(blocks => ForEachPlane(() =>
        {
            var arguments = new[] { kernelRows, blocks.Size * lanes, g.InputBlock, g.Outputs, g.Inputs, g.Groups, kernelHeight, g.KernelWidth };
            writer.Line($"WeightGradients.StoreDense({Sums()}, {target}, {Block} * {CodeWriter.Literal(lanes)}, plane, {firstRow}, {string.Join(", ", arguments.Select(a => CodeWriter.Literal(a)))});");
        }));
        writer.Close();
    }

    /// <summary>Calls back for the tiles and planes of a unit, and the tiles of taps and input channels, with the places of a kernel's operands and sums.</summary>
    /// <param name="pixels">The first pixel of x for the first tap and plane.</param>
    /// <param name="gradients">The first pixel of dy for the first tile.</param>
    /// <param name="tapRows">Kernel rows of a call back; 1 where the caller goes through them.</param>
    /// <param name="tapRow">The caller's kernel row within the unit; nothing where <paramref name="tapRows"/> goes through them.</param>
    /// <param name="body">Writes the call of a kernel.</param>
    public void ForEachCall(string pixels, string gradients, int tapRows, string tapRow, Action<TileSpan, TileSpan, TileSpan, Dictionary<string, string>> body) =>
        ForEachTile(blocks => ForEachPlane(() => ForChannels(channelTiles =>
        {
            var tapSums = TapSums(blocks.Size);
            TileLoops.ForEach(writer, [new(0, tapRows, 1)], "tapRow", (_, row) =>
            TileLoops.ForEach(writer, tiling.Taps, "tap", (taps, tap) =>
            TileLoops.ForEach(writer, channelTiles, "channel", (channels, channel) => body(taps, channels, blocks, new(Strides(g, tapSums), StringComparer.Ordinal)
            {
                ["x"] = Address.Sum(pixels, 0, Address.Stride("plane", g.InputPlane), Address.Stride(row, (long)g.DilationHeight * g.InputRow), Address.Stride(tap, g.TapStep), channel).ToString(),
                ["dy"] = Address.Sum(gradients, 0, Address.Stride(Block, g.OutputPlane)).ToString(),
                ["sums"] = Sums(
                    Address.Stride(row.Length > 0 ? row : tapRow, (long)g.KernelWidth * tapSums), Address.Stride(tap, tapSums), Address.Stride(channel, blocks.Size * lanes)).ToString(),
            }))));
        })));

    /// <summary>The arguments of a kernel that follow from the convolution, dense or channelwise.</summary>
    public static Dictionary<string, string> Strides(DenseGeometry g, int tapSums) => new(StringComparer.Ordinal)
    {
        ["inputItem"] = "itemStride",
        ["itemStride"] = "itemStride",
        ["columns"] = CodeWriter.Literal(g.Width),
        ["inputStep"] = CodeWriter.Literal(g.StrideWidth * g.InputPixel),
        ["inputRow"] = CodeWriter.Literal(g.StrideHeight * g.InputRow),
        ["outputRow"] = CodeWriter.Literal(g.OutputRow),
        ["outputPlane"] = CodeWriter.Literal(g.OutputPlane),
        ["tapSums"] = CodeWriter.Literal(tapSums),
    };

    int TapSums(int blocks) => g.InputBlock * blocks * lanes;

    /// <summary>The sums of a tile and a plane, and further on.</summary>
    Address Sums(params string[] terms) => Address.Sum(
        "scratch", 0,
        [
            tiling.Tiles > 1 ? Address.Stride($"(tile % {CodeWriter.Literal(tiling.Tiles)})", sums * tiling.Planes) : "",
            tiling.Planes > 1 ? Address.Stride($"(plane % {CodeWriter.Literal(tiling.Planes)})", sums) : "",
            .. terms,
        ]);

    void ForEachTile(Action<TileSpan> body)
    {
        if (tiling.Tiles > 1) OpenGroup("tile", tiling.Tiles, tiling.BlockTiles);
        TileLoops.Choose(writer, tiling.Blocks, "tile", body);
        if (tiling.Tiles > 1) writer.Close();
    }

    void ForEachPlane(Action body)
    {
        if (tiling.Planes > 1) OpenGroup("plane", tiling.Planes, window);
        body();
        if (tiling.Planes > 1) writer.Close();
    }

    void OpenGroup(string index, int size, int count)
    {
        var end = $"({index}Group + 1) * {CodeWriter.Literal(size)}";
        writer.Open($"for (var {index} = {index}Group * {CodeWriter.Literal(size)}; {index} < {(count % size == 0 ? end : $"Math.Min({end}, {CodeWriter.Literal(count)})")}; {index}++)");
    }

    void ForChannels(Action<EquatableArray<TileSpan>> body)
    {
        if (tiling.LastChannels == tiling.Channels)
        {
            body(tiling.Channels);
            return;
        }

        writer.Open($"if (plane < {CodeWriter.Literal(g.InputPlanes - 1)})");
        body(tiling.Channels);
        writer.Close().Open("else");
        body(tiling.LastChannels);
        writer.Close();
    }
}
