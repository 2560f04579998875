using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>The texts of a plan's steps.</summary>
/// <param name="plan">The plan.</param>
sealed class StepTexts(NetworkPlan plan)
{
    readonly IReadOnlyList<StepText> all = [.. plan.Steps.Select(step => StepText.Of(StepForm.Of(step, plan)))];

    public NetworkPlan Plan => plan;

    /// <summary>The text of the step at an index.</summary>
    public StepText this[int step] => all[step];

    /// <summary>The kernels that they call, and those that these call, each once.</summary>
    public EquatableArray<KernelKey> Kernels => all.SelectMany(t => t.Kernels).Distinct().SelectMany(k => k.WithUses).Distinct().ToEquatableArray();

    /// <summary>What a file with the texts imports for their calls.</summary>
    public IReadOnlyList<string> Namespaces => all.Any(t => t.Kernels.Count > 0) ? [KernelsEmitter.Namespace] : [];
}
