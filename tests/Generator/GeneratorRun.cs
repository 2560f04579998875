extern alias generator;
using System.Collections.Immutable;
using generator::NetGenCompiler;
using generator::NetGenCompiler.Analyzers;
using generator::NetGenCompiler.Analyzers.TrainingUse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests;

/// <summary>The generator, and where they run the analyzers, on a compilation as a build has them.</summary>
static class GeneratorRun
{
    /// <summary>All that a build says, hidden notes of the compiler excepted.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(
        Compilation compilation, bool runAnalyzers = true, NetGenGenerator? network = null, params ImmutableArray<AdditionalText> files)
    {
        var properties = runAnalyzers ? new BuildProperties() : new() { ["RunAnalyzers"] = "false" };
        Driver(compilation, network, properties, files).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var generated);
        var others = runAnalyzers
            ? await output.WithAnalyzers([new NetworkAnalyzer(), new TrainingAnalyzer(), new TuningAnalyzer()], new AnalyzerOptions(files)).GetAllDiagnosticsAsync()
            : output.GetDiagnostics();
        return [.. generated.Concat(others).Where(d => d.Severity > DiagnosticSeverity.Hidden)];
    }

    /// <summary>What the analyzer alone says of the networks, in the order of places.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Analyze(Compilation compilation) =>
        [.. (await compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];

    /// <summary>The generated files by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(Compilation compilation, params ImmutableArray<AdditionalText> files)
    {
        var result = Driver(compilation, properties: new BuildProperties { ["RunAnalyzers"] = "false" }, files: files).RunGenerators(compilation).GetRunResult();
        Assert.Empty(result.Diagnostics);
        return new SortedDictionary<string, string>(result.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString()), StringComparer.Ordinal);
    }

    public static GeneratorDriver Driver(
        Compilation compilation, NetGenGenerator? network = null, AnalyzerConfigOptionsProvider? properties = null, params ImmutableArray<AdditionalText> files) => CSharpGeneratorDriver.Create(
        [(network ?? new NetGenGenerator()).AsSourceGenerator()], files, (CSharpParseOptions)compilation.SyntaxTrees.First().Options, properties);

    public static NetGenGenerator Defective(string message) => new((_, _, _, _) => throw new NotSupportedException(message));
}
