using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Execution.Remedies;

/// <summary>
/// A flattened map of as many channels as a linear layer declares features: a global pool leaves these. An average pool of a fixed window before it was
/// meant as one, for another size of the input.
/// </summary>
static class GlobalPoolRemedy
{
    public static Remedy Of(GraphBuilder builder, Linear linear, Value operand)
    {
        var flatten = builder.History(operand).SkipWhile(n => PaddingRemedies.IsTransparent(builder, n)).FirstOrDefault();
        if (flatten?.Layer.Op is not Flatten || builder.ShapeOf(flatten.Operands[0]) is not { IsMap: true } map || map.Channels != linear.InFeatures) return Remedy.None;
        var before = builder.History(flatten.Operands[0]).SkipWhile(n => PaddingRemedies.IsTransparent(builder, n)).FirstOrDefault();
        return before?.Layer.Op is AvgPool2d
            ? new([new(FactNames.Replace, "GlobalAvgPool")], Remedy.PlacesOf((FactNames.Replaced, before.Layer.Created)))
            : new([new(FactNames.EarlierInsert, "GlobalAvgPool")], Remedy.PlacesOf((FactNames.Before, flatten.Site), (FactNames.BeforeCreated, flatten.Layer.Created)));
    }
}
