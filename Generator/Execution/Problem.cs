using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Execution;

/// <summary>Why a definition cannot be executed.</summary>
/// <param name="Id">One of <see cref="ProblemIds"/> or an operator's shape error.</param>
/// <param name="Message">One sentence: the thing, expected and found.</param>
/// <param name="Site">The calls that lead to the failing place, innermost first.</param>
/// <param name="Created">Where the layer that fails was made.</param>
/// <param name="Trace">The last operations that made the operand, oldest first: <c>conv1: Conv2d → 64×112×112</c>.</param>
/// <param name="Facts">What a code fix needs to know.</param>
/// <param name="Places">The places that it changes, beside the failing one and the layer's.</param>
sealed record Problem(
    string Id, string Message, CallSite? Site, CallSite? Created = null, EquatableArray<string> Trace = default, EquatableArray<Fact> Facts = default,
    EquatableArray<Place> Places = default)
{
    /// <summary>Where the operations stand that made the operands, oldest first.</summary>
    public EquatableArray<CallSite> Origin { get; init; } = [];
}
