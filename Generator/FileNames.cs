using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;

namespace NetGenCompiler;

/// <summary>Tells the files of networks apart whose names differ by case alone: the names of files do not.</summary>
static class FileNames
{
    /// <summary>The names that others are like, the first of each kind left out.</summary>
    public static EquatableArray<string> Alike(IEnumerable<string> names) => names
        .GroupBy(n => n, StringComparer.OrdinalIgnoreCase).SelectMany(g => g.OrderBy(n => n, StringComparer.Ordinal).Skip(1)).OrderBy(n => n, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>A network's files, numbered where it is one of those.</summary>
    public static IEnumerable<GeneratedSource> Distinct(CompiledNetwork network, EquatableArray<string> alike)
    {
        var name = network.Target.FullName;
        var likes = alike.Where(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return likes.IndexOf(name) is >= 0 and var index
            ? network.Sources.Select(s => s with { HintName = $"{name}({index + 2}){s.HintName.Substring(name.Length)}" })
            : network.Sources;
    }
}
