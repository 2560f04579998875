using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Normalization;

/// <summary>A function along an axis of a value in plain order.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="InstructionSet">The processors that it is for.</param>
/// <param name="Source">The operand.</param>
/// <param name="Target">The result.</param>
/// <param name="Function">What is computed.</param>
/// <param name="Axis">The axis, from 0.</param>
/// <param name="Epsilon">Of L2 normalisations.</param>
/// <param name="Scale">Of the weighted L2 normalisation.</param>
sealed record AxisStep(
    string Name, InstructionSet InstructionSet, Placement Source, Placement Target, AxisFunction Function, int Axis, float Epsilon, EquatableArray<PackedWeight> Scale)
    : Step(Name, [Source], [Target])
{
    public override string Algorithm => $"{Function} of {Length}, {(Inner == 1 ? "along rows" : $"{Inner} columns")}";

    public override EquatableArray<PackedWeight> Weights => Scale;

    /// <summary>Elements along the axis.</summary>
    public int Length => Source.Layout.Shape[Axis];

    /// <summary>Elements of the axes before it.</summary>
    public int Outer => Product(0, Axis);

    /// <summary>Elements of the axes after it: the step along the axis.</summary>
    public int Inner => Product(Axis + 1, Source.Layout.Shape.Rank);

    public override EquatableArray<KernelKey> Kernels => Inner == 1 ? [Kernel(AxisForm.Row)]
        : Inner < InstructionSet.Lanes ? [Kernel(AxisForm.PartOfColumns)]
        : Inner % InstructionSet.Lanes == 0 ? [Kernel(AxisForm.Columns)]
        : [Kernel(AxisForm.Columns), Kernel(AxisForm.PartOfColumns)];

    public AxisKernel Kernel(AxisForm form) => new(InstructionSet, Function, form);

    int Product(int first, int end) => Source.Layout.Shape.Dimensions.Skip(first).Take(end - first).Aggregate(1, (product, d) => product * d);
}
