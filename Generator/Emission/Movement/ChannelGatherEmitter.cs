using NetGenCompiler.Planning.Movement;

namespace NetGenCompiler.Emission.Movement;

/// <summary>Writes a step that gathers channels, with a table of the blocks and lanes that each block of the result takes.</summary>
static class ChannelGatherEmitter
{
    public static void Emit(ChannelGatherStep step, StepScope scope)
    {
        foreach (var target in step.Writes) scope.ClearHalo(target);
        for (var i = 0; i < step.Writes.Count; i++) EmitResult(step, i, scope);
    }

    static void EmitResult(ChannelGatherStep step, int result, StepScope scope)
    {
        var (writer, layout, kernel, blocks) = (scope.Writer, step.Writes[result].Layout, step.Kernel(result), step.Blocks(result));
        var padded = blocks.Select(b => Enumerable.Range(0, kernel.Sources).Select(s => b[Math.Min(s, b.Count - 1)]).ToList()).ToList();
        writer.Open("");
        writer.Line($"// For each block of the result: where its {kernel.Sources} sources lie, and from one row of each to the next.");
        writer.Line("ReadOnlySpan<int> sources =").Line("[");
        foreach (var block in padded) writer.Line($"    {string.Concat(block.Select(s => $"{Offset(step, s, scope)}, {step.Reads[s.Operand].Layout.RowStride}, "))}".TrimEnd());
        writer.Line("];").Line();
        writer.Line("// The lane that each lane of the result takes from each source, -1 where it takes none.");
        writer.Line("ReadOnlySpan<int> lanes =").Line("[");
        for (var plane = 0; plane < blocks.Count; plane++)
        {
            for (var s = 0; s < kernel.Sources; s++) writer.Line($"    {string.Concat(Lanes(step, result, plane, blocks[plane], s).Select(l => $"{l}, "))}".TrimEnd());
        }

        writer.Line("];");
        scope.Share((long)layout.Planes * layout.Shape.Height);
        writer.Open("fixed (int* table = sources, indices = lanes)");
        writer.Open("for (var row = from; row < to; row++)");
        writer.Line($"var (plane, y) = Math.DivRem(row, {layout.Shape.Height});");
        writer.Line($"var source = table + (plane * {2 * kernel.Sources});");
        var sources = Enumerable.Range(0, kernel.Sources).Select(s => $"arena + source[{2 * s}] + (y * source[{(2 * s) + 1}])");
        var target = Address.Sum(scope.Origin(step.Writes[result]), 0, Address.Stride("plane", layout.PlaneStride), Address.Stride("y", layout.RowStride));
        writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", sources)}, indices + (plane * {kernel.Sources * layout.Block}), {target}, {layout.Shape.Width});");
        writer.Close().Close().Close();
    }

    static string Offset(ChannelGatherStep step, ChannelSource block, StepScope scope)
    {
        var placement = step.Reads[block.Operand];
        var distance = (long)block.Channel * placement.Layout.PlaneStride;
        return distance == 0 ? scope.OriginData(placement) : $"{scope.OriginData(placement)} + {CodeWriter.Literal(distance)}";
    }

    static IEnumerable<int> Lanes(ChannelGatherStep step, int result, int plane, IReadOnlyList<ChannelSource> blocks, int source)
    {
        var lanes = step.InstructionSet.Lanes;
        return step.Lanes(result, plane).Select(lane =>
            source < blocks.Count && lane is { } l && new ChannelSource(l.Operand, l.Channel / lanes) == blocks[source] ? l.Channel % lanes : -1);
    }
}
