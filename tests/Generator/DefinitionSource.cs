extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Cli.Compilation;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;
using Lowering = generator::NetGenCompiler.Lowering;

namespace NetGen.Generator.Tests;

/// <summary>C# source of definitions, run both ways: by the CLR under the tracer, and by lowering and executing it.</summary>
sealed class DefinitionSource
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using NetGen;
        global using static NetGen.Functional;
        """;

    static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsReferenced).Select(p => MetadataReference.CreateFromFile(p))];

    readonly Lazy<Assembly> assembly;

    public DefinitionSource(params IEnumerable<string> sources)
        : this(sources, [])
    {
    }

    public DefinitionSource(IEnumerable<string> sources, IEnumerable<MetadataReference> references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = sources.Prepend(Usings).Select((s, i) => CSharpSyntaxTree.ParseText(s, options, $"File{i}.cs", System.Text.Encoding.UTF8));
        Compilation = CSharpCompilation.Create(
            "Definitions", trees, [.. References, .. references], new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        assembly = new(Load);
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>The graph that the CLR makes, without call sites.</summary>
    public Graph Trace(string network) => Comparable(DefinitionTracer.Trace(assembly.Value.GetType(network, throwOnError: true)!));

    /// <summary>The graph that the compiler makes, without call sites.</summary>
    public Graph Execute(string network)
    {
        var result = Run(network);
        Assert.True(result.Graph is not null, $"{result.Problem?.Id}: {result.Problem?.Message} ({Line(network, result.Problem?.Site)})");
        return Comparable(result.Graph);
    }

    public ExecutionResult Run(string network, IReadOnlyList<ModuleLibrary>? libraries = null, CancellationToken cancellation = default) =>
        Executor.Execute(DefinitionText.ReadNetwork(Text(network)), libraries ?? [], cancellation: cancellation);

    /// <summary>The definition's text, by which it crosses from the generator's assembly to the tests'.</summary>
    public string Text(string network)
    {
        var lowered = Lower(network);
        Assert.True(lowered.Definition is not null, string.Join("; ", lowered.Problems.Select(p => $"{p.Id}: {p.Message}")));
        return generator::NetGenCompiler.Definition.DefinitionText.Write(lowered.Definition);
    }

    public Lowering.LoweredNetwork Lower(string network) => Lowering.Lowerer.LowerNetwork(Compilation, Compilation.GetTypeByMetadataName(network)!);

    /// <summary>The text of the source line of a site.</summary>
    public string Line(string network, CallSite? site)
    {
        if (site is null) return "";
        var location = Lower(network).LocationOf(new(site.Method, site.Location, null));
        return location?.SourceTree?.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
    }

    /// <summary>Without call sites, which the CLR does not tell the tracer.</summary>
    public static Graph Comparable(Graph graph) => graph with { Nodes = graph.Nodes.Select(n => n with { Site = null, Created = null }).ToEquatableArray() };

    static bool IsReferenced(string path) =>
        Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "NetGen.Dsl.dll" or "NetGen.Runtime.dll" or "Microsoft.CSharp.dll");

    Assembly Load()
    {
        using var stream = new MemoryStream();
        var result = Compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(30)));
        stream.Position = 0;
        return new AssemblyLoadContext("Definitions", isCollectible: true).LoadFromStream(stream);
    }
}
