using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Normalization;

/// <summary>A function along an axis of a value in plain order.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Sources">The operands, each whole or with one place along the axis.</param>
/// <param name="Target">The result.</param>
/// <param name="Function">What is computed.</param>
/// <param name="Axis">The axis, from 0.</param>
/// <param name="Axes">How many axes, from that one on, are taken as one.</param>
/// <param name="Epsilon">Of normalisations by a root.</param>
/// <param name="Constants">Of weighted normalisations: a weight for each element, and a summand.</param>
sealed record AxisStep(
    string Name, InstructionSet InstructionSet, EquatableArray<Placement> Sources, Placement Target, AxisFunction Function, int Axis, int Axes,
    float Epsilon, EquatableArray<PackedWeight> Constants)
    : Step(Name, Sources, [Target])
{
    public override string Algorithm => $"{Function} of {Length}, {(Inner == 1 ? "along rows" : $"{Inner} columns")}";

    public override EquatableArray<PackedWeight> Weights => Constants;

    /// <summary>Elements along the axis.</summary>
    public int Length => Product(Sources.Append(Target).First(IsWhole), Axis, Axes);

    /// <summary>Elements of the axes before it.</summary>
    public int Outer => Product(Sources[0], 0, Axis);

    /// <summary>Elements of the axes after it: the step along the axis.</summary>
    public int Inner => Product(Sources[0], Axis + Axes, Sources[0].Layout.Shape.Rank);

    /// <summary>Whether an operand or the result has all places along the axis, rather than one; the axis may be lost then.</summary>
    public bool IsWhole(Placement value) => value.Layout.Shape.Length == Sources.Append(Target).Max(p => p.Layout.Shape.Length);

    public AxisKernel Kernel(AxisForm form) => new(InstructionSet, Function, form);

    static int Product(Placement value, int first, int count) => value.Layout.Shape.Dimensions.Skip(first).Take(count).Aggregate(1, (product, d) => product * d);
}
