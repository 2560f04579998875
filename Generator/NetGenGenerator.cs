using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGenCompiler.Analyzers;
using NetGenCompiler.Definition;
using NetGenCompiler.Emission;
using NetGenCompiler.Execution;
using NetGenCompiler.Lowering;

namespace NetGenCompiler;

/// <summary>
/// The pipeline: a class marked [Network] is lowered to a definition, the definition is executed, planned and written, and the kernels of
/// all networks of an assembly are written once. Only lowering sees symbols; its result is text, and what follows runs only when that changes.
/// What is wrong with a definition is the analyzer's to say.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetGenGenerator : IIncrementalGenerator
{
    const string NetworkAttribute = "NetGen.NetworkAttribute", ModuleAttribute = "NetGen.ModuleAttribute";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var libraries = context.MetadataReferencesProvider
            .SelectMany(static (reference, _) => ReferencedModules.Read(reference)).Collect()
            .WithTrackingName(TrackingNames.Libraries);
        var builds = context.SyntaxProvider
            .ForAttributeWithMetadataName(NetworkAttribute, static (node, _) => node is ClassDeclarationSyntax, static (c, token) => LowerNetwork(c, token))
            .Where(static text => text is not null).WithTrackingName(TrackingNames.Lower)
            .Combine(libraries).Select(static (pair, token) => NetworkBuild.Run(pair.Left!, pair.Right, token)).WithTrackingName(TrackingNames.Compile);
        var failures = builds.Where(static build => build.Failure is not null).Select(static (build, _) => build.Failure!);
        context.RegisterSourceOutput(failures, static (output, failure) => output.ReportDiagnostic(Diagnostic.Create(Rules.Of(ProblemIds.Internal), null, failure)));

        var networks = builds.Where(static build => build.Network is not null).Select(static (build, _) => build.Network!);
        context.RegisterSourceOutput(networks, static (output, network) => Add(output, network.Sources));

        var kernels = networks.Collect().Select(static (all, _) => NetworkCompiler.CompileKernels(all)).WithTrackingName(TrackingNames.Kernels);
        context.RegisterSourceOutput(kernels, static (output, sources) => Add(output, sources));

        var catalog = networks.Select(static (network, _) => network.Target).Collect().WithTrackingName(TrackingNames.Catalog);
        context.RegisterSourceOutput(catalog, static (output, targets) => Add(output, CatalogEmitter.Emit(targets)));

        var modules = context.SyntaxProvider
            .ForAttributeWithMetadataName(ModuleAttribute, static (node, _) => node is TypeDeclarationSyntax, static (c, _) => ModuleName(c))
            .Where(static name => name is not null).Collect().Combine(context.CompilationProvider)
            .Select(static (pair, token) => LowerModules(pair.Left, pair.Right, token)).WithTrackingName(TrackingNames.Modules);
        context.RegisterSourceOutput(modules, static (output, text) => Add(output, ModulesEmitter.Emit(text)));
    }

    static string? LowerNetwork(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        Lowerer.LowerNetwork(context.SemanticModel.Compilation, (INamedTypeSymbol)context.TargetSymbol, cancellation).Definition is { } definition
            ? DefinitionText.Write(definition)
            : null;

    static string? ModuleName(GeneratorAttributeSyntaxContext context) =>
        context.TargetSymbol is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type ? Symbols.FullName(type) : null;

    static string? LowerModules(ImmutableArray<string?> names, Compilation compilation, CancellationToken cancellation)
    {
        var types = names.Distinct().OrderBy(n => n, StringComparer.Ordinal).Select(n => compilation.Assembly.GetTypeByMetadataName(n!)).Where(t => t is not null);
        var modules = types.Select(t => t!).ToList();
        return modules.Count == 0 ? null : DefinitionText.Write(Lowerer.LowerModules(compilation, modules, cancellation));
    }

    static void Add(SourceProductionContext output, IEnumerable<GeneratedSource> sources)
    {
        foreach (var source in sources) output.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8));
    }
}
