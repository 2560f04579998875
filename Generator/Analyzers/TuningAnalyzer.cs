using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGenCompiler.Execution;

namespace NetGenCompiler.Analyzers;

/// <summary>Says what is wrong with a project's tuning files.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TuningAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Of(ProblemIds.TuningFile)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static file =>
        {
            if (!TuningFiles.Includes(file.AdditionalFile) || file.Compilation.GetTypeByMetadataName("NetGen.NetworkAttribute") is null) return;
            foreach (var mistake in TuningFiles.Mistakes(file.AdditionalFile, file.CancellationToken)) file.ReportDiagnostic(mistake);
        });
    }
}
