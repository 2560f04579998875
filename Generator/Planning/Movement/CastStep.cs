using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Planning.Movement;

/// <summary>Copies a value as another type of numbers.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Source">The operand.</param>
/// <param name="Target">The result, in the same order.</param>
sealed record CastStep(string Name, Placement Source, Placement Target) : Step(Name, [Source], [Target])
{
    public override string Algorithm => $"{Source.Layout.Shape.Element} as {Target.Layout.Shape.Element}";

    /// <summary>The loops; the operand is operand 0 of the space, the result operand 1.</summary>
    public IterationSpace Space => IterationSpace.Of(
        [.. IterationSpace.ExtentsOf(Target.Layout), Target.Layout.Block], [Strides(Source.Layout), Strides(Target.Layout)]);

    static IReadOnlyList<int> Strides(Layout layout) => [.. IterationSpace.StridesOf(layout), 1];
}
