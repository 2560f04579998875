using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NetGenCompiler.Lowering;

/// <summary>
/// Networks that were lowered for earlier compilations. What one says follows from the files that it reaches and from what others show of themselves: while those
/// are the same files, and the epoch is the same, so is the network. It lives as long as the file of its class.
/// </summary>
static class LoweredNetworks
{
    static readonly ConditionalWeakTable<SyntaxTree, Dictionary<(string Class, int Parts), Entry>> Files = new();

    /// <summary>The network, lowered anew where that is not known to give the same.</summary>
    /// <param name="compilation">The compilation that declares it.</param>
    /// <param name="network">The class.</param>
    /// <param name="context">What lowering remembers of the compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static LoweredNetwork Of(Compilation compilation, INamedTypeSymbol network, CompilationContext context, CancellationToken cancellation)
    {
        if (network.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is not { } file) return new NetworkLowering(context, cancellation).Lower(network);
        var known = Files.GetOrCreateValue(file);
        var key = (Symbols.Key(network), Parts(network));
        lock (known)
        {
            if (known.TryGetValue(key, out var entry) && entry.Epoch == context.Epoch && entry.Files.All(compilation.ContainsSyntaxTree)) return entry.Network;
        }

        var lowered = new NetworkLowering(context, cancellation).Lower(network);
        var isCertain = !lowered.HasErrors && !lowered.UsesGenerated;
        lock (known)
        {
            if (isCertain) known[key] = new(context.Epoch, lowered, [.. lowered.Declarations.Select(d => d.SyntaxTree).Distinct()]);
            else known.Remove(key);
        }

        return lowered;
    }

    /// <summary>The parts of a class and its bases: generated ones, which an analyzer sees and a generator does not, bring names into their scope.</summary>
    static int Parts(INamedTypeSymbol network) => Symbols.BasesOf(network).Sum(t => t.DeclaringSyntaxReferences.Length);

    sealed record Entry(SourceEpoch Epoch, LoweredNetwork Network, IReadOnlyList<SyntaxTree> Files);
}
