using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Stubs;

namespace NetGenCompiler.Lowering;

/// <summary>A network's definition, and apart from it what only diagnostics need and edits of white space change.</summary>
/// <param name="Definition">The definition; null where a problem is an error, or C# has errors which leave nothing to say.</param>
/// <param name="Locations">The places of each method, by its key: a <see cref="Graphs.CallSite"/>'s Location is an index into them.</param>
/// <param name="Problems">What is wrong with the declaration, or to be said of it.</param>
/// <param name="Declarations">The declarations of all that the network reaches.</param>
sealed record LoweredNetwork(
    NetworkDefinition? Definition, IReadOnlyDictionary<string, IReadOnlyList<Location>> Locations, IReadOnlyList<LoweringProblem> Problems,
    IReadOnlyList<SyntaxReference> Declarations)
{
    string? text;

    /// <summary>The text of the definition.</summary>
    public string Text => text ??= DefinitionText.Write(Definition!);

    /// <summary>Its members as far as the declaration says them; null where nothing can be added to the class.</summary>
    public StubSignature? Stub { get; init; }

    /// <summary>Whether there is code that means nothing, which the C# compiler says.</summary>
    public bool HasErrors { get; init; }

    /// <summary>Whether it uses what is generated for networks, which is an error of C# where that is not generated yet, and is said as what it is.</summary>
    public bool UsesGenerated { get; init; }

    /// <summary>What its author expects of it.</summary>
    public Expectations Expectations { get; init; } = Expectations.None;

    /// <summary>The place of a site in this compilation; null where the site has none or lies in another assembly.</summary>
    public Location? LocationOf(Graphs.CallSite site) =>
        site.Location >= 0 && Locations.TryGetValue(site.Method, out var places) && site.Location < places.Count ? places[site.Location] : null;
}
