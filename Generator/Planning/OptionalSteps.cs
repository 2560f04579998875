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
        var served = new EquatableArray<int>[plan.Buffers.Count];
        for (var i = plan.Steps.Count - 1; i >= 0; i--)
        {
            var step = plan.Steps[i];
            var (required, outputs) = (i < plan.ForwardSteps, EquatableArray<int>.Empty);
            foreach (var write in step.Writes)
            {
                required |= isRequired[write.Buffer];
                outputs = Union(outputs, served[write.Buffer]);
            }

            if (step is StoreOutputStep store)
            {
                if (plan.OptionalOutputs.Contains(store.Output)) outputs = Union(outputs, [store.Output]);
                else required = true;
            }

            foreach (var read in step.Reads)
            {
                isRequired[read.Buffer] |= required;
                served[read.Buffer] = Union(served[read.Buffer], outputs);
            }

            result[i] = required ? [] : outputs;
        }

        return result;
    }

    /// <summary>The numbers of both, in order. Most steps serve the same outputs as those behind them.</summary>
    static EquatableArray<int> Union(EquatableArray<int> a, EquatableArray<int> b) =>
        b.Count == 0 || a == b ? a : a.Count == 0 ? b : a.AsEnumerable().Union(b).OrderBy(n => n).ToEquatableArray();
}
