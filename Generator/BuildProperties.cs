using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGenCompiler;

/// <summary>What the generator asks of the project: properties that <c>build/NetGen.Generator.props</c> makes visible to the compiler.</summary>
static class BuildProperties
{
    /// <summary>Whether the build leaves out analyzers, by the rule of the SDK: RunAnalyzersDuringBuild counts where RunAnalyzers is not set.</summary>
    public static bool SkipsAnalyzers(AnalyzerConfigOptions options) =>
        Value(options, "RunAnalyzers") is { Length: > 0 } always ? IsFalse(always) : IsFalse(Value(options, "RunAnalyzersDuringBuild"));

    static string? Value(AnalyzerConfigOptions options, string property) => options.TryGetValue($"build_property.{property}", out var value) ? value.Trim() : null;

    static bool IsFalse(string? value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
