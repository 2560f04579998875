using System.Reflection;
using NetGen.Runtime;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Tuning;

namespace NetGen.Cli.Compilation;

/// <summary>The definition that a network's description was generated from.</summary>
/// <param name="Graph">Its graph, at the input size of the description.</param>
/// <param name="Options">What its author has to say of its plans; without what is tuned.</param>
sealed record DescribedDefinition(Graph Graph, PlanningOptions Options)
{
    /// <summary>Executes the class that a description is nested in; null where that is no definition.</summary>
    public static DescribedDefinition? Of(NetworkDescription network)
    {
        for (var type = network.GetType().DeclaringType; type is not null; type = type.DeclaringType)
        {
            if (type.GetCustomAttribute<NetworkAttribute>() is not { } attribute) continue;
            var graph = DefinitionTracer.Trace(type, network.Inputs.ToDictionary(i => i.Name, i => i.Shape.ToArray()));
            return new(graph, new(attribute.ExactConvolutions, TuningTable.Empty, (ElementType)attribute.LinearWeights));
        }

        return null;
    }
}
