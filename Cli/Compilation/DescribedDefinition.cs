using System.Reflection;
using NetGen.Runtime;
using NetGenCompiler.Graphs;

namespace NetGen.Cli.Compilation;

/// <summary>The definition that a network's description was generated from.</summary>
/// <param name="Graph">Its graph, at the input size of the description.</param>
/// <param name="ExactConvolutions">Whether its convolutions must not round more than their products and sums do.</param>
sealed record DescribedDefinition(Graph Graph, bool ExactConvolutions)
{
    /// <summary>Executes the class that a description is nested in; null where that is no definition.</summary>
    public static DescribedDefinition? Of(NetworkDescription network)
    {
        var type = network.GetType().DeclaringType;
        while (type is not null && type.GetCustomAttribute<NetworkAttribute>() is null) type = type.DeclaringType;
        if (type is null) return null;
        var graph = DefinitionTracer.Trace(type, network.Inputs.ToDictionary(i => i.Name, i => i.Shape.ToArray()));
        return new(graph, type.GetCustomAttribute<NetworkAttribute>()!.ExactConvolutions);
    }
}
