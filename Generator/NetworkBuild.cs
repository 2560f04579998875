using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Lowering;

namespace NetGenCompiler;

/// <summary>What becomes of one definition: a compiled network, a failure of the compiler itself, or neither where the analyzer has something to say.</summary>
/// <param name="Network">The compiled network.</param>
/// <param name="Failure">Why there is none although the definition is right.</param>
sealed record NetworkBuild(CompiledNetwork? Network, string? Failure)
{
    /// <summary>Executes and compiles a definition.</summary>
    /// <param name="definition">Its text.</param>
    /// <param name="modules">The definitions of referenced assemblies.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NetworkBuild Run(string definition, IEnumerable<ModuleText> modules, CancellationToken cancellation)
    {
        var network = DefinitionText.ReadNetwork(definition);
        var libraries = modules.Select(ReferencedModules.Parse).Where(p => p.Library is not null).Select(p => p.Library!).ToList();
        var execution = SizedExecution.Run(network, libraries, cancellation);
        if (execution.Problem is not null) return new(null, null);
        try
        {
            return new(NetworkCompiler.Compile(execution.Sizes, new(network.Namespace, network.Name)), null);
        }
#pragma warning disable CA1031 // A defect here must not take down the generator: the other networks of the assembly are compiled.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(null, $"{network.Name} cannot be compiled: {failure.GetType().Name}: {failure.Message}");
        }
#pragma warning restore CA1031
    }
}
