using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Edges;

namespace NetGenCompiler.Planning;

/// <summary>Finds the steps that serve optional outputs alone: they are left out of a run that wants none of these.</summary>
static class OptionalSteps
{
    /// <summary>For each step the numbers of the outputs of which one must be wanted; none where it is always executed.</summary>
    /// <remarks>What forward computes serves a backward pass of which nothing is known yet.</remarks>
    public static IReadOnlyList<EquatableArray<int>> Of(NetworkPlan plan)
    {
        var result = new EquatableArray<int>[plan.Steps.Count];
        var isRequired = new bool[plan.Buffers.Count];
        var served = plan.Buffers.Select(_ => new SortedSet<int>()).ToList();
        for (var i = plan.Steps.Count - 1; i >= 0; i--)
        {
            var step = plan.Steps[i];
            var required = i < plan.ForwardSteps || step.Writes.Any(w => isRequired[w.Buffer]);
            var outputs = new SortedSet<int>(step.Writes.SelectMany(w => served[w.Buffer]));
            if (step is StoreOutputStep store)
            {
                if (plan.OptionalOutputs.Contains(store.Output)) outputs.Add(store.Output);
                else required = true;
            }

            foreach (var read in step.Reads)
            {
                isRequired[read.Buffer] |= required;
                served[read.Buffer].UnionWith(outputs);
            }

            result[i] = required ? [] : outputs.ToEquatableArray();
        }

        return result;
    }
}
