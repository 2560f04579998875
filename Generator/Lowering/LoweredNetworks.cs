using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;

namespace NetGenCompiler.Lowering;

/// <summary>
/// Networks that were lowered for earlier compilations. What one says follows from the files that it reaches and from what others show of themselves: while those
/// are the same files, and what others show is the same or has other names, so is the network. It lives as long as the file of its class.
/// </summary>
static class LoweredNetworks
{
    /// <summary>Stands for the parts of a class whose files mention nothing that generated parts declare.</summary>
    const int AnyParts = 0;

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
        var (name, parts) = (Symbols.Key(network), Parts(network));
        lock (known)
        {
            foreach (var key in new[] { (name, AnyParts), (name, parts) })
            {
                if (!known.TryGetValue(key, out var entry) || !entry.Files.All(compilation.ContainsSyntaxTree) || !context.Epoch.Agrees(entry.Epoch, entry.Files)) continue;
                known[key] = entry with { Epoch = context.Epoch };
                return entry.Network;
            }
        }

        var lowered = new NetworkLowering(context, cancellation).Lower(network);
        var isCertain = !lowered.HasErrors && !lowered.UsesGenerated;
        List<SyntaxTree> files = [.. lowered.Declarations.Select(d => d.SyntaxTree).Distinct()];
        lock (known)
        {
            known.Remove((name, AnyParts));
            known.Remove((name, parts));
            if (isCertain) known[(name, files.Exists(MentionsGenerated) ? parts : AnyParts)] = new(context.Epoch, lowered, files);
        }

        return lowered;
    }

    /// <summary>The parts of a class and its bases: generated ones, which an analyzer sees and a generator does not, bring names into their scope.</summary>
    static int Parts(INamedTypeSymbol network) => Symbols.BasesOf(network).Sum(t => t.DeclaringSyntaxReferences.Length);

    static bool MentionsGenerated(SyntaxTree file) => MentionedNames.Of(file).Any(n => SurfaceNames.Contains(n) || SizedExecution.IsName(n));

    sealed record Entry(SourceEpoch Epoch, LoweredNetwork Network, IReadOnlyList<SyntaxTree> Files);
}
