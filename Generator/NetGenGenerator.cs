using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGenCompiler.Analyzers;
using NetGenCompiler.Emission;
using NetGenCompiler.Graphs;
using NetGenCompiler.Lowering;
using NetGenCompiler.Planning.Tuning;

namespace NetGenCompiler;

/// <summary>
/// The pipeline: a class marked [Network] is lowered to a definition, the definition is executed, planned and written, and the kernels of
/// all networks of an assembly are written once. Only lowering sees symbols; its result is text, and what follows runs only when that changes.
/// What is wrong with a definition is the analyzer's to say, and the generator's where analyzers are switched off.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetGenGenerator : IIncrementalGenerator
{
    const string NetworkAttribute = "NetGen.NetworkAttribute", ModuleAttribute = "NetGen.ModuleAttribute";

    readonly NetworkCompilation compile;

    public NetGenGenerator()
        : this(NetworkCompiler.Compile)
    {
    }

    internal NetGenGenerator(NetworkCompilation compile) => this.compile = compile;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var libraries = context.MetadataReferencesProvider
            .SelectMany(static (reference, _) => ReferencedModules.Read(reference)).Collect()
            .WithTrackingName(TrackingNames.Libraries);
        var tuningFiles = context.AdditionalTextsProvider.Where(TuningFiles.Includes);
        var tuning = tuningFiles.Select(TuningFiles.Entries).Collect()
            .Select(static (files, _) => new TuningTable(files.SelectMany(f => f).ToEquatableArray()))
            .WithTrackingName(TrackingNames.Tuning);
        var builds = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkAttribute, static (node, _) => node is ClassDeclarationSyntax,
                static (c, token) => IsFirstPart(c) ? LoweredText.Of(c.SemanticModel.Compilation, (INamedTypeSymbol)c.TargetSymbol, token) : null)
            .Where(static lowered => lowered is not null).Select(static (lowered, _) => lowered!)
            .WithTrackingName(TrackingNames.Lower)
            .Combine(libraries).Combine(tuning)
            .Select((pair, token) => NetworkBuild.Run(pair.Left.Left, pair.Left.Right, pair.Right, compile, token)).WithTrackingName(TrackingNames.Compile);

        var skipsAnalyzers = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => BuildProperties.SkipsAnalyzers(options.GlobalOptions));
        var reported = builds.Combine(skipsAnalyzers)
            .Where(static pair => pair.Left.Failure is not null || pair.Left.Network?.TrainingFailure is not null || (pair.Right && pair.Left.HasDiagnostics))
            .Select(static (pair, _) => (pair.Left.Class, pair.Left.Failure, Training: pair.Left.Network?.TrainingFailure, IsSilent: pair.Right && pair.Left.HasDiagnostics));
        context.RegisterSourceOutput(
            reported.Combine(context.CompilationProvider).Combine(tuning), static (output, pair) => Report(output, pair.Left.Right, pair.Right, pair.Left.Left));

        context.RegisterSourceOutput(tuningFiles.Combine(skipsAnalyzers), static (output, pair) => Report(output, pair.Left, pair.Right));

        var networks = builds.Where(static build => build.Network is not null).Select(static (build, _) => build.Network!);
        var alike = networks.Select(static (network, _) => network.Target.FullName).Collect().Select(static (names, _) => FileNames.Alike(names));

        // File by file, so that the C# compiler reads again what has changed and no more.
        var files = networks.Combine(alike).SelectMany(static (pair, _) => FileNames.Distinct(pair.Left, pair.Right));
        context.RegisterSourceOutput(files, static (output, source) => Add(output, [source]));

        var kernels = networks.Select(static (network, _) => network.Kernels).Collect().SelectMany(static (all, _) => KernelFile.Of(all))
            .Select(static (file, _) => KernelsEmitter.Emit(file)).WithTrackingName(TrackingNames.Kernels);
        context.RegisterSourceOutput(kernels, static (output, source) => Add(output, [source]));

        var catalog = networks.Select(static (network, _) => network.Target).Collect().Combine(context.CompilationProvider)
            .Select(static (pair, _) => Listed(pair.Left, pair.Right)).WithTrackingName(TrackingNames.Catalog);
        context.RegisterSourceOutput(catalog, static (output, targets) => Add(output, CatalogEmitter.Emit(targets)));

        var modules = context.SyntaxProvider
            .ForAttributeWithMetadataName(ModuleAttribute, static (node, _) => node is TypeDeclarationSyntax, static (c, _) => ModuleName(c))
            .Where(static name => name is not null).Collect().Combine(context.CompilationProvider)
            .Select(static (pair, token) => ModuleExport.TextOf(pair.Right, pair.Left!, token)).WithTrackingName(TrackingNames.Modules);
        context.RegisterSourceOutput(modules, static (output, text) => Add(output, ModulesEmitter.Emit(text)));
    }

    /// <summary>Whether a part of a class has the attribute that counts: it may stand at another part, too, which C# has said is wrong.</summary>
    static bool IsFirstPart(GeneratorAttributeSyntaxContext context) => context.TargetSymbol.GetAttributes()
        .FirstOrDefault(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, context.Attributes[0].AttributeClass))?.ApplicationSyntaxReference == context.Attributes[0].ApplicationSyntaxReference;

    /// <summary>Says what the compiler failed of, and where analyzers are switched off what they would say, at the same places.</summary>
    static void Report(SourceProductionContext output, Compilation compilation, TuningTable tuning, (string Class, string? Failure, TrainingFailure? Training, bool IsSilent) build)
    {
        var network = compilation.Assembly.GetTypeByMetadataName(build.Class);
        if (network is not null && (build.Failure is not null || build.Training is not null) && CodeErrors.Touch(compilation, Lowerer.LowerNetwork(compilation, network, output.CancellationToken), output.CancellationToken)) return;
        if (build.Failure is not null) output.ReportDiagnostic(NetworkDiagnostics.Defect(network, build.Failure));
        if (build.Training is not null) output.ReportDiagnostic(NetworkDiagnostics.NoTraining(network, build.Training));
        if (!build.IsSilent || network is null) return;
        var libraries = new Lazy<IReadOnlyList<ModuleParse>>(() => ReferencedModules.ReadAll(compilation.References));
        var diagnostics = new NetworkDiagnostics(compilation, libraries, new(() => tuning), advises: false, output.CancellationToken);
        foreach (var diagnostic in diagnostics.Of(network)) output.ReportDiagnostic(diagnostic);
    }

    /// <summary>Says what is wrong with a tuning file where analyzers are switched off.</summary>
    static void Report(SourceProductionContext output, AdditionalText tuningFile, bool isSilent)
    {
        if (!isSilent) return;
        foreach (var mistake in TuningFiles.Mistakes(tuningFile, output.CancellationToken)) output.ReportDiagnostic(mistake);
    }

    static string? ModuleName(GeneratorAttributeSyntaxContext context) =>
        context.TargetSymbol is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type ? Symbols.MetadataName(type) : null;

    /// <summary>The networks to list: none where a class of the user's has the place of the list.</summary>
    static EquatableArray<NetworkTarget> Listed(ImmutableArray<NetworkTarget> networks, Compilation compilation) =>
        networks.IsEmpty || compilation.Assembly.GetTypeByMetadataName(CatalogEmitter.FullName(networks)) is not null ? [] : networks.ToEquatableArray();

    static void Add(SourceProductionContext output, IEnumerable<GeneratedSource> sources)
    {
        foreach (var source in sources) output.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8));
    }
}
