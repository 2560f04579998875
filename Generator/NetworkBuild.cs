using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Lowering;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler;

/// <summary>What becomes of one network: it is compiled, or the compiler itself fails, or neither where the analyzer has something to say.</summary>
/// <param name="Class">The metadata name of its class.</param>
/// <param name="Network">The compiled network.</param>
/// <param name="Failure">Why there is none although the definition is right.</param>
/// <param name="HasDiagnostics">Whether the analyzer has something to say.</param>
sealed record NetworkBuild(string Class, CompiledNetwork? Network, string? Failure, bool HasDiagnostics)
{
    /// <summary>Executes and compiles a definition.</summary>
    /// <param name="lowered">The network.</param>
    /// <param name="modules">The definitions of referenced assemblies.</param>
    /// <param name="tuning">The tiles that were measured to be fastest.</param>
    /// <param name="compile">The compiler.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NetworkBuild Run(LoweredText lowered, IEnumerable<ModuleText> modules, TuningTable tuning, NetworkCompilation compile, CancellationToken cancellation)
    {
        if (lowered.Definition is null) return new(lowered.Class, null, null, true);
        var network = DefinitionText.ReadNetwork(lowered.Definition);
        var libraries = modules.Select(ReferencedModules.Parse).Where(p => p.Library is not null).Select(p => p.Library!).ToList();
        var execution = SizedExecution.Run(network, libraries, cancellation);
        if (execution.Problem is not null) return new(lowered.Class, null, null, true);
        try
        {
            return new(lowered.Class, compile(execution.Sizes, new(network.Namespace, network.Name), network.Training, new(network.ExactConvolutions, tuning, network.LinearWeights)), null, lowered.HasProblems);
        }
#pragma warning disable CA1031 // A defect here must not take down the generator: the other networks of the assembly are compiled.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(lowered.Class, null, $"{network.Name} cannot be compiled: {failure.GetType().Name}: {failure.Message}", lowered.HasProblems);
        }
#pragma warning restore CA1031
    }
}
