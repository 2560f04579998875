using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>
/// Writes what each step of a training program writes and where: what the runtime looks at, one step after the other, when a run has come to a number
/// that is infinite or none.
/// </summary>
static class StepValuesEmitter
{
    /// <param name="plan">The plan.</param>
    /// <param name="layers">The names of the definition's layers.</param>
    /// <param name="writer">Where it is written.</param>
    public static void Emit(NetworkPlan plan, ISet<string> layers, CodeWriter writer)
    {
        writer.Line("/// <summary>What each step writes: its number, whether an item or the batch has it, origin, channels, height, width, block, strides, layer and name.</summary>");
        RawString.EmitUtf8("static ReadOnlySpan<byte> Values", Table(plan, layers), writer);
    }

    /// <summary>A line for each value.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="layers">The names of the definition's layers.</param>
    public static IEnumerable<string> Table(NetworkPlan plan, ISet<string> layers)
    {
        // Running statistics are bad because of a step before as well.
        var running = new HashSet<string>(plan.Graph.Nodes.Where(n => n.Op is RunningStatistics).Select(n => n.Name), StringComparer.Ordinal);
        return plan.Steps.SelectMany((step, i) => running.Contains(step.Name)
            ? []
            : step.Writes.Where(w => w.Layout.Shape.Element == ElementType.F32).Select(w => Line(plan, i, step, w, layers)));
    }

    static string Line(NetworkPlan plan, int number, Step step, Placement target, ISet<string> layers)
    {
        var (layout, scope) = (target.Layout, plan.Buffers[target.Buffer].Scope == ValueScope.Item ? "item" : "batch");
        var (shape, origin) = (layout.Shape, plan.AddressOf(target) + layout.Origin);
        var extents = shape.IsMap
            ? new long[] { shape.Channels, shape.Height, shape.Width, layout.Block, layout.RowStride, layout.PlaneStride }
            : [1, 1, shape.Length, 1, 0, 0];
        return $"{CodeWriter.Literal(number)} {scope} {CodeWriter.Literal(origin)} {string.Join(" ", extents.Select(e => CodeWriter.Literal(e)))} {Name(step.Name, layers)}";
    }

    /// <summary>The layer that a step belongs to, and what its name has besides.</summary>
    static string Name(string step, ISet<string> layers)
    {
        for (var end = step.Length; end > 0; end = step.LastIndexOf('.', end - 1))
        {
            if (layers.Contains(step.Substring(0, end))) return end == step.Length ? step : $"{step.Substring(0, end)} {step.Substring(end + 1)}";
        }

        return step;
    }
}
