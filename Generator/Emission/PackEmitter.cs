using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes the method that fills a plan's packed weights from the weight file.</summary>
static class PackEmitter
{
    /// <summary>Writes the method and returns where it puts each constant.</summary>
    public static IReadOnlyDictionary<PackedWeight, long> Emit(NetworkPlan plan, CodeWriter writer)
    {
        var offsets = new Dictionary<PackedWeight, long>();
        writer.Line("/// <summary>Writes the weights in the order in which the layers read them.</summary>");
        writer.Open("public static void Pack(WeightReader reader, float* weights)");
        var offset = 0L;
        foreach (var weight in plan.Weights)
        {
            var sources = weight.Sources.Select(s => Expression(s, plan.Graph));
            var destination = $"new Span<float>(weights + {CodeWriter.Literal(offset)}, {CodeWriter.Literal(weight.Length)})";
            var arguments = weight.Arguments.Select(a => CodeWriter.Literal(a));
            writer.Line($"// {string.Join(", ", weight.Sources.SelectMany(Stored).Distinct().Select(p => plan.Graph.Parameters[p].Name))}");
            writer.Line($"WeightPacking.{weight.Method}({string.Join(", ", [.. sources, destination, .. arguments])});");
            offsets.Add(weight, offset);
            offset += Layout.RoundUp(weight.Length);
        }

        writer.Close();
        return offsets;
    }

    static IEnumerable<int> Stored(Weight weight) => weight switch
    {
        Weight.Stored stored => [stored.Parameter],
        Weight.NormScale norm => [.. Stored(norm.Gamma), .. Stored(norm.Variance)],
        Weight.MultiplyAdd sum => [.. Stored(sum.First), .. Stored(sum.Scale), .. Stored(sum.Shift)],
        Weight.ScaledRows rows => [.. Stored(rows.Matrix), .. Stored(rows.Scale)],
        _ => [],
    };

    static string Expression(Weight weight, Graph graph) => weight switch
    {
        Weight.Stored stored => $"reader.Read({stored.Parameter})",
        Weight.Filled filled => $"WeightArithmetic.Filled({CodeWriter.Literal(filled.Value)}, {CodeWriter.Literal(filled.Shape.Length)})",
        Weight.NormScale norm =>
            $"WeightArithmetic.NormScale({Expression(norm.Gamma, graph)}, {Expression(norm.Variance, graph)}, {CodeWriter.Literal(norm.Epsilon)})",
        Weight.MultiplyAdd sum => $"WeightArithmetic.MultiplyAdd({Expression(sum.First, graph)}, {Expression(sum.Scale, graph)}, {Expression(sum.Shift, graph)}, {(sum.NegateFirst ? "true" : "false")})",
        Weight.ScaledRows rows => $"WeightArithmetic.ScaleRows({Expression(rows.Matrix, graph)}, {Expression(rows.Scale, graph)})",
        _ => throw new ArgumentOutOfRangeException(nameof(weight), weight, "not a weight expression"),
    };
}
