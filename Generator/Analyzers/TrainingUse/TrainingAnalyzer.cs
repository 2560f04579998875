using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGenCompiler.Definition;
using NetGenCompiler.Lints;
using NetGenCompiler.Lowering;

namespace NetGenCompiler.Analyzers.TrainingUse;

/// <summary>Says where code trains a network with a loss that does not suit its output, or with so few items that batch normalisation suffers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrainingAnalyzer : DiagnosticAnalyzer
{
    // "From 16 to 8 items the error visibly grows": Wu and He, 2018, "Group normalization".
    const int TinyBatch = 8;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Rules.Of(LintIds.LogitLoss), Rules.Of(LintIds.LossMismatch), Rules.Of(LintIds.TinyBatch)];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("NetGen.NetworkAttribute") is null) return;
            var libraries = new Lazy<IReadOnlyList<ModuleLibrary>>(() => ReferencedModules.Readable(ReferencedModules.ReadAll(start.Compilation.References)));
            var graphs = new ConcurrentDictionary<INamedTypeSymbol, TrainedNetwork?>(SymbolEqualityComparer.Default);
            start.RegisterOperationBlockAction(block => Analyze(block, network => graphs.GetOrAdd(network, n => TrainedNetwork.Of(block.Compilation, n, libraries.Value, block.CancellationToken))));
        });
    }

    static void Analyze(OperationBlockAnalysisContext context, Func<INamedTypeSymbol, TrainedNetwork?> networkOf)
    {
        foreach (var block in context.OperationBlocks)
        {
            var code = new TrainingCode(block);
            foreach (var (network, batch, place) in code.Creations.Where(c => c.Batch is > 0 and <= TinyBatch))
            {
                if (networkOf(network)?.LearnedNormalization is not { } norm) continue;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.Of(LintIds.TinyBatch), place,
                    $"'{network.Name}' is trained with batches of {batch}, and '{norm.Name}' ({norm.Op.Name}) takes its statistics from so few items: take more than {TinyBatch}, GroupNorm, or FrozenStatistics"));
            }

            foreach (var (network, output, loss, place) in code.Losses)
            {
                if (networkOf(network) is not { } trained || LossPairing.Mistake(loss, trained.Graph, output) is not var (id, message)) continue;
                context.ReportDiagnostic(Diagnostic.Create(Rules.Of(id), place, message));
            }
        }
    }
}
