using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Lints;

/// <summary>What a lint has to say of one layer.</summary>
/// <param name="Id">The lint's id.</param>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Message">One sentence: the layer, what is found, what it leads to.</param>
/// <param name="Site">Where the definition applies the layer.</param>
/// <param name="Created">Where the definition makes it.</param>
/// <param name="Facts">What a code fix needs to know.</param>
sealed record LintFinding(string Id, string Layer, string Message, CallSite? Site, CallSite? Created, EquatableArray<Fact> Facts)
{
    /// <summary>How many more layers the same place of the definition makes that have the same to be said of them.</summary>
    public int Others { get; init; }
}
