using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Normalization;

/// <summary>A function along an axis of a value in plain order.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Sources">The operands, each whole or with one place along the axis.</param>
/// <param name="Target">The result.</param>
/// <param name="Function">What is computed.</param>
/// <param name="Axis">The axis, from 0.</param>
/// <param name="Epsilon">Of L2 normalisations.</param>
/// <param name="Scale">Of the weighted L2 normalisation.</param>
sealed record AxisStep(
    string Name, InstructionSet InstructionSet, EquatableArray<Placement> Sources, Placement Target, AxisFunction Function, int Axis, float Epsilon,
    EquatableArray<PackedWeight> Scale)
    : Step(Name, Sources, [Target])
{
    public override string Algorithm => $"{Function} of {Length}, {(Inner == 1 ? "along rows" : $"{Inner} columns")}";

    public override EquatableArray<PackedWeight> Weights => Scale;

    /// <summary>Elements along the axis.</summary>
    public int Length => Sources.Append(Target).Where(IsWhole).Select(p => p.Layout.Shape[Axis]).First();

    /// <summary>Elements of the axes before it.</summary>
    public int Outer => Product(0, Axis);

    /// <summary>Elements of the axes after it: the step along the axis.</summary>
    public int Inner => Product(Axis + 1, Sources[0].Layout.Shape.Rank);

    public override EquatableArray<KernelKey> Kernels => Inner == 1 ? [Kernel(AxisForm.Row)]
        : Inner < InstructionSet.Lanes ? [Kernel(AxisForm.PartOfColumns)]
        : Inner % InstructionSet.Lanes == 0 ? [Kernel(AxisForm.Columns)]
        : [Kernel(AxisForm.Columns), Kernel(AxisForm.PartOfColumns)];

    /// <summary>Whether an operand or the result has all places along the axis, rather than one; the axis may be lost then.</summary>
    public bool IsWhole(Placement value) => value.Layout.Shape.Length == Sources.Append(Target).Max(p => p.Layout.Shape.Length);

    public AxisKernel Kernel(AxisForm form) => new(InstructionSet, Function, form);

    int Product(int first, int end) => Sources[0].Layout.Shape.Dimensions.Skip(first).Take(end - first).Aggregate(1, (product, d) => product * d);
}
