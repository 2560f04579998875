using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs;

/// <summary>A layer object of a definition while it is executed: its operator, and the parameters that its first use gives it.</summary>
sealed class LayerHandle(Op op, CallSite? created)
{
    public Op Op => op;

    /// <summary>Where the definition makes the layer.</summary>
    public CallSite? Created => created;

    /// <summary>The entries that it adds to the weight file; null until its first use.</summary>
    public EquatableArray<ParameterSpecification>? Parameters { get; set; }

    /// <summary>The operand shapes of its first use, for the message when another use does not fit.</summary>
    public string? FirstUse { get; set; }
}
