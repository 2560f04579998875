extern alias generator;

using generator::NetGenCompiler.Analyzers;
using generator::NetGenCompiler.Lowering;
using generator::NetGenCompiler.Planning.Tuning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>A project whose files are edited at random, each edit from the same beginning: what the generator and the analyzer make of it.</summary>
sealed class EditedProject
{
    /// <summary>So long no run takes on any machine, unless it hangs.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly CSharpCompilation project;
    readonly GeneratorDriver? driver;
    readonly HashSet<SyntaxTree> generated;

    /// <param name="sources">The files before the edits.</param>
    /// <param name="generates">Whether code is generated and compiled, too; else the definitions are executed and nothing is made of them.</param>
    public EditedProject(IReadOnlyList<string> sources, bool generates)
    {
        Sources = sources;
        project = new DefinitionSource(sources).Compilation;
        driver = generates ? GeneratorRun.Driver(project).RunGenerators(project) : null;
        generated = [.. driver?.GetRunResult().GeneratedTrees ?? []];
    }

    public IReadOnlyList<string> Sources { get; }

    /// <summary>Edits a file and says what is wrong with the answer; null where nothing is.</summary>
    public string? Try(int file, string text)
    {
        var tree = project.SyntaxTrees[file + 1];
        var edited = project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
        using var watch = new CancellationTokenSource(Patience);
        try
        {
            return Check(edited, tree.FilePath, watch.Token);
        }
        catch (OperationCanceledException)
        {
            return "it hangs";
        }
    }

    string? Check(CSharpCompilation edited, string file, CancellationToken cancellation)
    {
        Compilation output = edited;
        var result = driver?.RunGeneratorsAndUpdateCompilation(edited, out output, out _, cancellation).GetRunResult();
        if (result?.Diagnostics.FirstOrDefault() is { } failure) return $"the generator says {failure}";
        var isBroken = edited.SyntaxTrees.Any(t => t.GetDiagnostics(cancellation).Any(IsError));
        foreach (var network in edited.SyntaxTrees.SelectMany(tree => Networks(output, tree)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            var lowered = Lowerer.LowerNetwork(output, network, cancellation);
            if (lowered.Problems.FirstOrDefault(p => p.Id == ProblemIds.Internal) is { } unread) return unread.Message;
            var found = new NetworkDiagnostics(output, new([]), new(TuningTable.Empty), advises: true, cancellation).Of(network);
            if (found.FirstOrDefault(d => d.Id == ProblemIds.Internal) is { } defect) return $"the analyzer says {defect}";
            if (isBroken && found.Count > 0 && lowered.Declarations.Any(d => d.SyntaxTree.FilePath == file)) return $"the file is no C#, and the analyzer says {found[0]}";
        }

        var errors = output.SyntaxTrees.Where(t => !edited.ContainsSyntaxTree(t) && !generated.Contains(t)).SelectMany(t => output.GetSemanticModel(t).GetDiagnostics(null, cancellation)).Where(IsError);
        return errors.FirstOrDefault() is { } error ? $"the generated code does not compile: {error}" : null;
    }

    static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    static IEnumerable<INamedTypeSymbol> Networks(Compilation output, SyntaxTree tree) => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        .Where(declaration => declaration.AttributeLists.Count > 0).Select(declaration => output.GetSemanticModel(tree).GetDeclaredSymbol(declaration)).OfType<INamedTypeSymbol>()
        .Where(type => type.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "NetGen.NetworkAttribute"));
}
