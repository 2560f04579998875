namespace NetGenCompiler.Lints;

/// <summary>
/// A map of results, such as a detector's grid, whose cells do not tile the input: its size is no multiple of their step, so that the last cells reach
/// past the border.
/// </summary>
sealed class InputOffGrid : Lint
{
    public override string Id => LintIds.InputOffGrid;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        var graph = context.Graph;
        if (graph.Inputs.Count != 1 || graph.ShapeOf(graph.Inputs[0].Value) is not { IsMap: true } input) yield break;
        foreach (var output in graph.Outputs)
        {
            if (graph.ShapeOf(output.Value) is not { IsMap: true, Height: > 1, Width: > 1 } map || context.Fields[output.Value] is not { } field) continue;
            var axis = Off(input.Height, field.Vertical.Stride, map.Height) ? (Name: "height", Size: input.Height, Step: (int)field.Vertical.Stride)
                : Off(input.Width, field.Horizontal.Stride, map.Width) ? (Name: "width", Size: input.Width, Step: (int)field.Horizontal.Stride)
                : default;
            if (axis.Step == 0) continue;
            var below = axis.Size / axis.Step * axis.Step;
            yield return At(
                graph.Nodes[output.Value.Node],
                $"the {map.Height}×{map.Width} cells of the output '{output.Name}' do not tile the input: its {axis.Name} {axis.Size} is no multiple of their step {axis.Step}; {(below > 0 ? $"{below} and " : "")}{below + axis.Step} are");
        }
    }

    /// <summary>Whether cells neither tile the pixels nor, with one more, stand at the first pixel, the last and whole steps between.</summary>
    static bool Off(int size, double stride, int cells) =>
        stride > 1 && stride == Math.Floor(stride) && size % (int)stride != 0 && size != ((cells - 1) * (int)stride) + 1;
}
