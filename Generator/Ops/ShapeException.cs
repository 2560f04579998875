using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Ops;

/// <summary>Operands that an operator cannot take.</summary>
/// <param name="id">The diagnostic's id, NG01xx.</param>
/// <param name="message">The operator, the argument, expected and found.</param>
/// <param name="facts">What a code fix needs to know.</param>
#pragma warning disable CA1032 // Only an operator throws it, with an id.
sealed class ShapeException(string id, string message, EquatableArray<Fact> facts = default) : Exception(message)
#pragma warning restore CA1032
{
    public string Id => id;

    public EquatableArray<Fact> Facts => facts;
}
