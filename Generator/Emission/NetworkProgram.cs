using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>A network with everything decided.</summary>
/// <param name="Target">The class that is completed.</param>
/// <param name="Definition">What the definition says, before the passes.</param>
/// <param name="Plans">A plan for each instruction set, best first.</param>
/// <param name="Report">What it costs.</param>
sealed record NetworkProgram(NetworkTarget Target, Graph Definition, EquatableArray<NetworkPlan> Plans, NetworkReport Report);
