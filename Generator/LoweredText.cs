using Microsoft.CodeAnalysis;
using NetGenCompiler.Lowering;
using NetGenCompiler.Stubs;

namespace NetGenCompiler;

/// <summary>A lowered network without anything of Roslyn's, so that an edit elsewhere leaves it equal.</summary>
/// <param name="Class">The metadata name of the class.</param>
/// <param name="Definition">The definition's text; null where the declaration is wrong.</param>
/// <param name="HasProblems">Whether there is something to say of the declaration, or a budget that it is held to.</param>
/// <param name="HasRemarks">Whether its author has written remarks.</param>
/// <param name="Stub">What stands in for the class where it cannot be compiled; null where nothing can be added to it.</param>
sealed record LoweredText(string Class, string? Definition, bool HasProblems, bool HasRemarks, StubSignature? Stub)
{
    public static LoweredText Of(Compilation compilation, INamedTypeSymbol network, CancellationToken cancellation)
    {
        var lowered = Lowerer.LowerNetwork(compilation, network, cancellation);
        return new(
            Symbols.MetadataName(network), lowered.Definition is null ? null : lowered.Text,
            lowered.Problems.Count > 0 || lowered.Expectations.Budget is not null, Symbols.HasRemarks(network, cancellation), lowered.Stub);
    }
}
