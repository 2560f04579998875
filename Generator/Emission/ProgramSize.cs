using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>A network at one of its input sizes, with everything decided.</summary>
/// <param name="Name">The class nested in the network's that holds it, as <c>At64x64</c>; empty for the default size, which the network's own class holds.</param>
/// <param name="Definition">What the definition says, before the passes.</param>
/// <param name="Plans">A plan for each instruction set, best first.</param>
/// <param name="Report">What it costs.</param>
/// <param name="Training">How it is trained; null where that is not asked for or not possible.</param>
sealed record ProgramSize(string Name, Graph Definition, EquatableArray<NetworkPlan> Plans, NetworkReport Report, TrainingPlan? Training)
{
    public bool IsDefault => Name.Length == 0;

    /// <summary>The name of the class that holds it, within its namespace.</summary>
    public string TypeName => Definition.Name;

    /// <summary>Its inputs and their shapes: <c>x 3×64×64</c>.</summary>
    public string InputText => string.Join(", ", Definition.Inputs.Select(i => $"{i.Name} {Definition.ShapeOf(i.Value).ToDisplayString()}"));
}
