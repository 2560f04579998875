using Microsoft.CodeAnalysis;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Lowering;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Analyzers;

/// <summary>All that is to say of a [Network] class: by the analyzer, or by the generator where analyzers are switched off.</summary>
/// <param name="compilation">The compilation that declares the class.</param>
/// <param name="libraries">The definitions of the compilation's references.</param>
/// <param name="tuning">The tiles that the project's tuning files give.</param>
/// <param name="advises">Whether advice is wanted: not where analyzers are switched off.</param>
/// <param name="cancellation">Stops the work.</param>
sealed class NetworkDiagnostics(
    Compilation compilation, Lazy<IReadOnlyList<ModuleParse>> libraries, Lazy<TuningTable> tuning, bool advises, CancellationToken cancellation)
{
    /// <param name="network">The class.</param>
    public IReadOnlyList<Diagnostic> Of(INamedTypeSymbol network)
    {
        try
        {
            var lowered = Lowerer.LowerNetwork(compilation, network, cancellation);
            IReadOnlyList<Diagnostic> found = [.. Find(network, lowered)];

            // What half-typed code means is nobody's to say, and the C# compiler has said what is missing.
            return found.Count > 0 && !lowered.UsesGenerated && CodeErrors.Touch(compilation, lowered, cancellation) ? [] : found;
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

    IEnumerable<Diagnostic> Find(INamedTypeSymbol network, LoweredNetwork lowered)
    {
        foreach (var problem in lowered.Problems) yield return Diagnostic.Create(Rules.Of(problem.Id), problem.Location, problem.Message);
        if (lowered.Definition is null) yield break;
        var analysis = NetworkAnalysis.Of(lowered, ReferencedModules.Readable(libraries.Value), tuning.Value, advises, cancellation);
        if (analysis.Execution.Problem is { } failure)
        {
            yield return ProblemDiagnostic.Of(network, lowered, Explain(failure, libraries.Value), cancellation);
            yield break;
        }

        foreach (var excess in analysis.Excesses) yield return Diagnostic.Create(Rules.Of(excess.Id), BudgetPlace(network), excess.Message);
        if (!advises) yield break;
        foreach (var advice in new AdviceDiagnostics(compilation, network, lowered, cancellation).Of(analysis)) yield return advice;
        foreach (var hint in new ShapeHints(compilation, network, lowered).Of(analysis.Execution.Sizes[0].Graph)) yield return hint;
        if (Namesake(network) is { } other)
        {
            yield return Diagnostic.Create(
                Rules.Of(ProblemIds.SameName), network.Locations[0], other.Locations, $"the network '{network.ToDisplayString()}' has the name of '{other.ToDisplayString()}', and lists and commands find networks by name");
        }
    }

    static Location BudgetPlace(INamedTypeSymbol network) => Symbols.PlaceOf(Symbols.Attribute(network, "BudgetAttribute")!, network);

    /// <summary>The first of the networks of the same name, for all but that one.</summary>
    INamedTypeSymbol? Namesake(INamedTypeSymbol network)
    {
        if (DeclaredClasses.Count(compilation, network.Name) < 2) return null;
        var first = compilation.GetSymbolsWithName(network.Name, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()
            .Where(t => Symbols.Attribute(t, "NetworkAttribute") is not null).OrderBy(t => t.ToDisplayString(), StringComparer.Ordinal).FirstOrDefault();
        return SymbolEqualityComparer.Default.Equals(first, network) ? null : first;
    }

    /// <summary>A definition that is missing because its assembly's cannot be read is a problem of that assembly, not of a missing [Module].</summary>
    static Problem Explain(Problem problem, IReadOnlyList<ModuleParse> libraries) =>
        problem.Id == ProblemIds.NoDefinition && libraries.FirstOrDefault(l => l.Library is null) is { } unreadable
            ? problem with { Id = ProblemIds.UnreadableDefinition, Message = $"the definitions of '{unreadable.Assembly}' cannot be read: {unreadable.Failure}" }
            : problem;
}
