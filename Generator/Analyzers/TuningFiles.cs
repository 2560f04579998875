using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Analyzers;

/// <summary>The tuning files of a project: those of its AdditionalFiles whose names end in <c>.tuning</c>.</summary>
static class TuningFiles
{
    public static bool Includes(AdditionalText file) => file.Path.EndsWith(TuningText.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is right of a file.</summary>
    public static EquatableArray<TunedConvolution> Entries(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? TuningText.Read(text.ToString()).Entries.ToEquatableArray() : [];

    /// <summary>What is right of all tuning files among a project's additional files.</summary>
    public static TuningTable Table(IEnumerable<AdditionalText> files, CancellationToken cancellation) =>
        new(files.Where(Includes).SelectMany(f => Entries(f, cancellation)).ToEquatableArray());

    /// <summary>What is wrong with it, at the lines.</summary>
    public static IEnumerable<Diagnostic> Mistakes(AdditionalText file, CancellationToken cancellation)
    {
        if (file.GetText(cancellation) is not { } text) yield break;
        foreach (var (number, message) in TuningText.Read(text.ToString()).Mistakes)
        {
            var line = text.Lines[number];
            var span = new LinePositionSpan(new(number, 0), new(number, line.End - line.Start));
            yield return Diagnostic.Create(Rules.Of(ProblemIds.TuningFile), Location.Create(file.Path, line.Span, span), message);
        }
    }
}
