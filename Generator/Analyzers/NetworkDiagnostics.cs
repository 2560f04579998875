using Microsoft.CodeAnalysis;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Lowering;

namespace NetGenCompiler.Analyzers;

/// <summary>All that is to say of a [Network] class: by the analyzer, or by the generator where analyzers are switched off.</summary>
static class NetworkDiagnostics
{
    /// <param name="compilation">The compilation that declares the class.</param>
    /// <param name="network">The class.</param>
    /// <param name="libraries">The definitions of the compilation's references.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<Diagnostic> Of(
        Compilation compilation, INamedTypeSymbol network, Lazy<IReadOnlyList<ModuleParse>> libraries, CancellationToken cancellation)
    {
        try
        {
            return [.. Find(compilation, network, libraries, cancellation)];
        }
#pragma warning disable CA1031 // A defect here must not take down the analyzer: it is reported where the network is.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [Defect(network, $"{network.Name} cannot be read: {failure.GetType().Name}: {failure.Message}")];
        }
#pragma warning restore CA1031
    }

    /// <summary>A failure of the compiler itself, at the class.</summary>
    public static Diagnostic Defect(INamedTypeSymbol? network, string message) =>
        Diagnostic.Create(Rules.Of(ProblemIds.Internal), network?.Locations.FirstOrDefault(), message);

    /// <summary>Why a network has no training code, at the class.</summary>
    public static Diagnostic NoTraining(INamedTypeSymbol? network, TrainingFailure failure) =>
        Diagnostic.Create(Rules.Of(failure.Id), network?.Locations.FirstOrDefault(), $"no training code is generated for '{network?.Name}': {failure.Message}");

    static IEnumerable<Diagnostic> Find(
        Compilation compilation, INamedTypeSymbol network, Lazy<IReadOnlyList<ModuleParse>> libraries, CancellationToken cancellation)
    {
        var lowered = Lowerer.LowerNetwork(compilation, network, cancellation);
        foreach (var problem in lowered.Problems) yield return Diagnostic.Create(Rules.Of(problem.Id), problem.Location, problem.Message);
        if (lowered.Definition is null) yield break;
        var readable = libraries.Value.Where(l => l.Library is not null).Select(l => l.Library!).ToList();
        var result = SizedExecution.Run(lowered.Definition, readable, cancellation);
        if (result.Problem is { } failure) yield return ProblemDiagnostic.Of(network, lowered, Explain(failure, libraries.Value), cancellation);
    }

    /// <summary>A definition that is missing because its assembly's cannot be read is a problem of that assembly, not of a missing [Module].</summary>
    static Problem Explain(Problem problem, IReadOnlyList<ModuleParse> libraries) =>
        problem.Id == ProblemIds.NoDefinition && libraries.FirstOrDefault(l => l.Library is null) is { } unreadable
            ? problem with { Id = ProblemIds.UnreadableDefinition, Message = $"the definitions of '{unreadable.Assembly}' cannot be read: {unreadable.Failure}" }
            : problem;
}
