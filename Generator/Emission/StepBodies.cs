using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>
/// The bodies of a plan's step methods. Layers of one geometry have one body, which takes the places where their values and weights lie:
/// a network of fifty convolutions has some twenty to compile.
/// </summary>
/// <param name="plan">The plan.</param>
sealed class StepBodies(NetworkPlan plan)
{
    readonly IReadOnlyDictionary<PackedWeight, long> weightOffsets = PackingEmitter.Offsets(plan);

    /// <summary>The steps in groups of one body, by their index; places are empty where a step has its body to itself.</summary>
    public IEnumerable<(string Body, IReadOnlyList<(int Step, IReadOnlyList<long> Places)> Steps)> Groups()
    {
        var rendered = plan.Steps.Select((step, index) => (Index: index, Text: Render(step, out var places), Places: places)).ToList();
        foreach (var group in rendered.GroupBy(r => r.Text, StringComparer.Ordinal))
        {
            var isShared = group.Skip(1).Any();
            yield return (isShared ? group.Key : Render(plan.Steps[group.First().Index]), [.. group.Select(r => (r.Index, isShared ? r.Places : []))]);
        }
    }

    string Render(Step step)
    {
        var body = new CodeWriter();
        StepEmitters.Emit(step, new(plan, weightOffsets, body));
        return body.ToString().TrimEnd('\n');
    }

    string Render(Step step, out IReadOnlyList<long> places)
    {
        var (body, collected) = (new CodeWriter(), new List<long>());
        StepEmitters.Emit(step, new(plan, weightOffsets, body) { Places = collected });
        places = collected;
        return body.ToString().TrimEnd('\n');
    }
}
