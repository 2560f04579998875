using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Lowering;

namespace NetGenCompiler;

/// <summary>A lowered network without anything of Roslyn's, so that an edit elsewhere leaves it equal.</summary>
/// <param name="Class">The metadata name of the class.</param>
/// <param name="Definition">The definition's text; null where the declaration is wrong.</param>
/// <param name="HasProblems">Whether there is something to say of the declaration, or a budget that it is held to.</param>
sealed record LoweredText(string Class, string? Definition, bool HasProblems)
{
    public static LoweredText Of(Compilation compilation, INamedTypeSymbol network, CancellationToken cancellation)
    {
        var name = Symbols.MetadataName(network);
        try
        {
            var lowered = Lowerer.LowerNetwork(compilation, network, cancellation);
            return new(name, lowered.Definition is { } definition ? DefinitionText.Write(definition) : null, lowered.Problems.Count > 0 || lowered.Expectations.Budget is not null);
        }
#pragma warning disable CA1031 // The analyzer meets the same defect and says so; the other networks of the assembly are compiled.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(name, null, true);
        }
#pragma warning restore CA1031
    }
}
