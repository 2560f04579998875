using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning.Convolution;

/// <summary>Where the groups of an output vector lie.</summary>
/// <param name="FirstInput">The lane of the input vector at which the group of output lane 0 begins.</param>
/// <param name="FirstOutput">The place of output lane 0 within its group.</param>
readonly record struct ChannelwisePhase(int FirstInput, int FirstOutput)
{
    // A phase is a kernel of its own. Those of depthwise layers are small, and the dense tile would multiply by zeros nearly always.
    const int MostPhases = 8, MostDepthwisePhases = 32;

    /// <summary>The phases of all output vectors, or nothing where one needs more than one input vector, or there are too many.</summary>
    public static EquatableArray<ChannelwisePhase>? Of(DenseGeometry geometry, int lanes)
    {
        var all = new List<ChannelwisePhase>();
        for (var first = 0; first < geometry.Outputs; first += lanes)
        {
            var last = Math.Min(first + lanes, geometry.Outputs) - 1;
            var firstInput = first / geometry.GroupOutputs * geometry.GroupInputs;
            var lastInput = (((last / geometry.GroupOutputs) + 1) * geometry.GroupInputs) - 1;
            if (firstInput / lanes != lastInput / lanes) return null;
            all.Add(new(firstInput % lanes, first % geometry.GroupOutputs));
        }

        var most = geometry.GroupInputs == 1 ? MostDepthwisePhases : MostPhases;
        for (var period = 1; period <= Math.Min(all.Count, most); period++)
        {
            if (Enumerable.Range(0, all.Count).All(i => all[i] == all[i % period])) return all.Take(period).ToEquatableArray();
        }

        return null;
    }
}
