using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Lowering;
using NetGenCompiler.Planning.Tuning;
using NetGenCompiler.Stubs;

namespace NetGenCompiler;

/// <summary>What becomes of one network: it is compiled, or a stub has its members where the compiler itself fails or the analyzer has something to say.</summary>
/// <param name="Class">The metadata name of its class.</param>
/// <param name="Network">The compiled network, or its stub; null where nothing can be added to the class.</param>
/// <param name="Failure">Why it is not compiled although the definition is right.</param>
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
        var stub = lowered.Stub;
        if (lowered.Definition is null) return Failed(null, true);
        var network = DefinitionText.ReadNetwork(lowered.Definition);
        var libraries = ReferencedModules.Readable(modules.Select(ReferencedModules.Parse));
        var execution = SizedExecution.Of(new(lowered.Definition, libraries), network, cancellation);
        if (execution.Problem is not null) return Failed(null, true);
        try
        {
            var target = new NetworkTarget(network.Namespace, network.Name) { HasRemarks = lowered.HasRemarks };
            var compiled = compile(execution.Sizes, target, network.Training, new(network.ExactConvolutions, tuning, network.LinearWeights));
            if (compiled.TrainingFailure is not null && stub is not null) compiled = compiled with { Sources = [.. compiled.Sources, .. StubCompiler.Training(stub)] };
            return new(lowered.Class, compiled, null, lowered.HasProblems);
        }
#pragma warning disable CA1031 // A defect here must not take down the generator: the other networks of the assembly are compiled.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Failed($"{network.Name} cannot be compiled: {failure.GetType().Name}: {failure.Message}", lowered.HasProblems);
        }
#pragma warning restore CA1031

        NetworkBuild Failed(string? failure, bool hasDiagnostics) => new(lowered.Class, stub is null ? null : StubCompiler.Compile(stub), failure, hasDiagnostics);
    }
}
