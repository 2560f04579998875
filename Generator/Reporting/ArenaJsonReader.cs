#if NET
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Reporting;

/// <summary>Reads what <see cref="ArenaJson"/> writes.</summary>
static class ArenaJsonReader
{
    /// <summary>The arenas; none where there is no such member.</summary>
    public static EquatableArray<ArenaReport> Read(JsonPlace? json, EquatableArray<LayerReport> layers)
    {
        return json is { } arenas ? arenas.Members().Select(m => Arena(m.Name, m.Value)).ToEquatableArray() : [];

        ArenaReport Arena(string instructionSet, JsonPlace place)
        {
            var steps = place["steps"].Items(Name);
            return new(instructionSet, steps, place["buffers"].Items(b => Part(b, steps.Count)));
        }

        ArenaPart Part(JsonPlace place, int steps)
        {
            if (place.Items() is not [var name, var offset, var bytes, var first, var last]) throw place.Wrong("a list of value, offset, bytes, first and last step");
            var firstStep = first.Index(0, steps - 1);
            return new(name.IsNull ? null : Name(name), offset.Count(), bytes.Count(), firstStep, last.Index(firstStep, steps - 1));
        }

        string Name(JsonPlace place) => place.IsText ? place.Text() : layers[place.Index(0, layers.Count - 1)].Name;
    }
}
#endif
