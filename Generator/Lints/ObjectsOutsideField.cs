using NetGenCompiler.Reporting;

namespace NetGenCompiler.Lints;

/// <summary>
/// Objects that are declared for an output and that it cannot judge: an object of more than half the receptive field has no surroundings in it, one of less
/// than a tenth is lost among them.
/// </summary>
sealed class ObjectsOutsideField : Lint
{
    const double Least = 0.1, Most = 0.5;

    public override string Id => LintIds.ObjectsOutsideField;

    public override IEnumerable<LintFinding> Check(LintContext context)
    {
        foreach (var objects in context.Objects)
        {
            foreach (var output in context.Graph.Outputs.Where(o => objects.Output is null || o.Name == objects.Output))
            {
                if (context.Fields[output.Value] is not { } field) continue;
                var size = Math.Min(field.Vertical.Size, field.Horizontal.Size);
                var found = objects.Largest > Most * size ? $"the largest, {objects.Largest}, is {objects.Largest / size:0.##} of it: look further, by depth, stride or dilation"
                    : objects.Smallest < Least * size ? $"the smallest, {objects.Smallest}, is {objects.Smallest / size:0.##} of it: find them on an earlier map"
                    : null;
                if (found is null) continue;
                var range = $"{AxisField.Text(Math.Ceiling(Least * size))} to {AxisField.Text(Math.Floor(Most * size))} pixels";
                yield return At(
                    context.Graph.Nodes[output.Value.Node],
                    $"the output '{output.Name}' sees {AxisField.Text(size)} pixels, which suits objects of {range}, a tenth to half of that; of those declared {found}");
            }
        }
    }
}
