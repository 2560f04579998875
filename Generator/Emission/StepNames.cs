using System.Text;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>The names of the methods of a plan's steps: the paths of their layers as identifiers, made unique.</summary>
static class StepNames
{
    public static IReadOnlyList<string> Of(NetworkPlan plan)
    {
        var used = new HashSet<string>(StringComparer.Ordinal)
        {
            "Run", "Packing", "Forward", "Backward", "SharedLength", "ArenaLength", "ScratchLength", "WeightLength", "Nanoseconds",
            "Describe", "Steps", "Inputs", "Outputs", "Values",
        };
        foreach (var run in new[] { "Run", "Forward", "Backward" }) used.UnionWith(ProgramEmitter.SectionsOf(run, plan.Steps.Count));
        return [.. plan.Steps.Select(step => Identifiers.Unique(Identifier(step.Name), used))];
    }

    /// <summary><c>layer1.0.conv1</c> becomes <c>Layer1_0_Conv1</c>.</summary>
    public static string Identifier(string path)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var c in path)
        {
            if (isStart && name.Length == 0 && !char.IsLetter(c)) name.Append("Layer");
            name.Append(char.IsLetterOrDigit(c) ? isStart ? char.ToUpperInvariant(c) : c : '_');
            isStart = !char.IsLetterOrDigit(c);
        }

        return name.ToString();
    }
}
