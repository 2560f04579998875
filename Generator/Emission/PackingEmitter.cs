using System.Globalization;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes how a plan's packed weights come from the weight file: the table that the runtime's <c>PackingTable</c> reads.</summary>
static class PackingEmitter
{
    /// <summary>Where each constant stands in the packed weights.</summary>
    public static IReadOnlyDictionary<PackedWeight, long> Offsets(NetworkPlan plan)
    {
        var offsets = new Dictionary<PackedWeight, long>();
        var offset = 0L;
        foreach (var weight in plan.Weights)
        {
            offsets.Add(weight, offset);
            offset += Layout.RoundUp(weight.Length);
        }

        return offsets;
    }

    /// <summary>Writes the table.</summary>
    public static void Emit(NetworkPlan plan, CodeWriter writer)
    {
        var offsets = Offsets(plan);
        writer.Line("/// <summary>The weights in the order in which the layers read them: offset, length, how they are made, what of.</summary>");
        var lines = plan.Weights.Select(w => $"{CodeWriter.Literal(offsets[w])} {CodeWriter.Literal(w.Length)} {Call(w)}{Remark(w, plan.Graph)}");
        RawString.EmitUtf8("public static ReadOnlySpan<byte> Packing", lines, writer);
    }

    static string Call(PackedWeight weight) =>
        $"{weight.Method}({string.Join(", ", [.. weight.Sources.Select(Expression), .. weight.Arguments.Select(a => CodeWriter.Literal(a))])})";

    static string Remark(PackedWeight weight, Graph graph)
    {
        var names = weight.Sources.SelectMany(Stored).Distinct().Select(p => graph.Parameters[p].Name).ToList();
        return names.Count == 0 ? "" : $" // {string.Join(", ", names)}";
    }

    static IEnumerable<int> Stored(Weight weight) => weight switch
    {
        Weight.Stored stored => [stored.Parameter],
        Weight.NormScale norm => [.. Stored(norm.Gamma), .. Stored(norm.Variance)],
        Weight.MultiplyAdd sum => [.. Stored(sum.First), .. Stored(sum.Scale), .. Stored(sum.Shift)],
        Weight.ScaledRows rows => [.. Stored(rows.Matrix), .. Stored(rows.Scale)],
        _ => [],
    };

    static string Expression(Weight weight) => weight switch
    {
        Weight.Stored stored => $"p{CodeWriter.Literal(stored.Parameter)}",
        Weight.Filled filled => $"Filled({Number(filled.Value)}, {CodeWriter.Literal(filled.Shape.Length)})",
        Weight.NormScale norm => $"NormScale({Expression(norm.Gamma)}, {Expression(norm.Variance)}, {Number(norm.Epsilon)})",
        Weight.MultiplyAdd sum => $"MultiplyAdd({Expression(sum.First)}, {Expression(sum.Scale)}, {Expression(sum.Shift)}, {(sum.NegateFirst ? "true" : "false")})",
        Weight.ScaledRows rows => $"ScaleRows({Expression(rows.Matrix)}, {Expression(rows.Scale)})",
        _ => throw new ArgumentOutOfRangeException(nameof(weight), weight, "not a weight expression"),
    };

    static string Number(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
