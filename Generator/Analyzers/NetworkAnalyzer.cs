using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGenCompiler.Lowering;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler.Analyzers;

/// <summary>Says what is wrong with a [Network] class: it lowers and executes the definition as the generator does, live in an editor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.Descriptors;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("NetGen.NetworkAttribute") is not { } attribute) return;
            var libraries = new Lazy<IReadOnlyList<ModuleParse>>(() => ReferencedModules.ReadAll(start.Compilation.References));
            var tuning = new Lazy<TuningTable>(() => TuningFiles.Table(start.Options.AdditionalFiles, start.CancellationToken));
            start.RegisterSymbolAction(symbol => Analyze(symbol, attribute, libraries, tuning), SymbolKind.NamedType);
        });
    }

    static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute, Lazy<IReadOnlyList<ModuleParse>> libraries, Lazy<TuningTable> tuning)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute))) return;
        var diagnostics = new NetworkDiagnostics(context.Compilation, libraries, tuning, advises: true, context.CancellationToken);
        foreach (var diagnostic in diagnostics.Of(type)) context.ReportDiagnostic(diagnostic);
    }
}
