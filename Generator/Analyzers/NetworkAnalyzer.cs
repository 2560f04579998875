using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGenCompiler.Lowering;

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
            start.RegisterSymbolAction(symbol => Analyze(symbol, attribute, libraries), SymbolKind.NamedType);
        });
    }

    static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute, Lazy<IReadOnlyList<ModuleParse>> libraries)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute))) return;
        foreach (var diagnostic in NetworkDiagnostics.Of(context.Compilation, type, libraries, context.CancellationToken)) context.ReportDiagnostic(diagnostic);
    }
}
