using System.Collections.Immutable;

namespace NetGen.Runtime.Training;

/// <summary>Where a parameter lies in the buffers of <see cref="TrainingParameters"/>.</summary>
public sealed class ParameterSlice
{
    internal ParameterSlice(ParameterDescription description, int offset) =>
        (Description, Offset, HasGradient) = (description, offset, description.Kind == ParameterKind.Trainable);

    /// <summary>The parameter.</summary>
    public ParameterDescription Description { get; }

    /// <summary>The name that PyTorch gives it: <c>layer1.0.conv1.weight</c>.</summary>
    public string Name => Description.Name;

    /// <summary>Its dimensions, none for a scalar; values lie in C order, as in PyTorch.</summary>
    public ImmutableArray<int> Shape => Description.Shape;

    /// <summary>The index of its first value in the buffers, a multiple of <see cref="TrainingParameters.Alignment"/>.</summary>
    public int Offset { get; }

    /// <summary>How many values it holds.</summary>
    public int Length => Description.Length;

    /// <summary>Learned, statistic or counter. Only what is learned has a gradient.</summary>
    public ParameterKind Kind => Description.Kind;

    /// <summary>
    /// Whether a backward pass gives its gradient. It gives none of statistics and counters, of what is frozen, and of what reaches no output: no
    /// optimizer changes these, as it leaves alone what has no <c>grad</c> in PyTorch.
    /// </summary>
    public bool HasGradient { get; internal set; }

    /// <summary>The floats that it takes in a buffer: its length, rounded up to whole <see cref="TrainingParameters.Alignment"/>s.</summary>
    internal int PaddedLength => PaddedLengthOf(Description);

    internal static int PaddedLengthOf(ParameterDescription description) =>
        checked(description.Length + TrainingParameters.Alignment - 1) & -TrainingParameters.Alignment;

    /// <summary>The name, the dimensions and the offset: <c>fc.weight 1000×512 at 16</c>.</summary>
    public override string ToString() => $"{Description} at {Offset}";
}
