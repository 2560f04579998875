using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes the method that fills a plan's packed weights from the weight file.</summary>
static class PackEmitter
{
    /// <summary>A method of more would exceed what the JIT compiler optimizes.</summary>
    const int CallsInMethod = 64;

    /// <summary>The names of the methods that it writes.</summary>
    public static IEnumerable<string> MethodNames(NetworkPlan plan) =>
        Enumerable.Range(0, 1 + ((plan.Weights.Count + CallsInMethod - 1) / CallsInMethod)).Select(i => i == 0 ? "Pack" : $"Pack{i}");

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

    /// <summary>Writes the method, in parts that the JIT compiler optimizes.</summary>
    public static void Emit(NetworkPlan plan, CodeWriter writer)
    {
        var offsets = Offsets(plan);
        var parts = plan.Weights.Select(w => Call(w, offsets[w], plan.Graph)).Select((call, i) => (call, i)).GroupBy(c => c.i / CallsInMethod, c => c.call).ToList();
        writer.Line("/// <summary>Writes the weights in the order in which the layers read them.</summary>");
        writer.Open("public static void Pack(WeightReader reader, float* weights)");
        foreach (var part in parts) writer.Line($"Pack{part.Key + 1}(reader, weights);");
        writer.Close();
        foreach (var part in parts)
        {
            writer.Line().Open($"static void Pack{part.Key + 1}(WeightReader reader, float* weights)");
            foreach (var call in part) writer.Line(call);
            writer.Close();
        }
    }

    static string Call(PackedWeight weight, long offset, Graph graph)
    {
        var destination = $"new Span<float>(weights + {CodeWriter.Literal(offset)}, {CodeWriter.Literal(weight.Length)})";
        IEnumerable<string> arguments = [.. weight.Sources.Select(s => Expression(s, graph)), destination, .. weight.Arguments.Select(a => CodeWriter.Literal(a))];
        var names = string.Join(", ", weight.Sources.SelectMany(Stored).Distinct().Select(p => graph.Parameters[p].Name));
        return $"// {names}\nWeightPacking.{weight.Method}({string.Join(", ", arguments)});";
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
