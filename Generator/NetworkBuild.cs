using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;

namespace NetGenCompiler;

/// <summary>What becomes of one definition: a compiled network, or nothing where the analyzer has something to say.</summary>
static class NetworkBuild
{
    /// <summary>Executes and compiles a definition.</summary>
    /// <param name="definition">Its text.</param>
    /// <param name="libraries">The definitions of referenced assemblies.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static CompiledNetwork? Run(string definition, IReadOnlyList<ModuleLibrary> libraries, CancellationToken cancellation)
    {
        var network = DefinitionText.ReadNetwork(definition);
        var result = Executor.Execute(network, libraries, null, cancellation);
        return result.Graph is { } graph ? NetworkCompiler.Compile(graph, new(network.Namespace, network.Name)) : null;
    }
}
