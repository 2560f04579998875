using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Facts;

namespace NetGenCompiler.Execution.Remedies;

/// <summary>What would mend a shape problem, as a code fix reads it.</summary>
/// <param name="Facts">Values, operators.</param>
/// <param name="Places">What they concern, where that is not the failing layer.</param>
sealed record Remedy(EquatableArray<Fact> Facts = default, EquatableArray<Place> Places = default)
{
    public static Remedy None { get; } = new();

    public Remedy With(Remedy other) => new(Facts.Concat(other.Facts).ToEquatableArray(), Places.Concat(other.Places).ToEquatableArray());

    /// <summary>Places of those sites that are known.</summary>
    public static EquatableArray<Place> PlacesOf(params IEnumerable<(string Name, CallSite? Site)> places) =>
        places.Where(p => p.Site is not null).Select(p => new Place(p.Name, p.Site!)).ToEquatableArray();
}
