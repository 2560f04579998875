extern alias generator;

using generator::NetGenCompiler.Analyzers;
using generator::NetGenCompiler.Lowering;
using generator::NetGenCompiler.Planning.Tuning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Bench.Editing;

/// <summary>A project in an editor: one driver of generators lives through all edits, and each compilation is analysed with what it generates.</summary>
sealed class EditorSession
{
    CSharpCompilation project;
    GeneratorDriver driver;

    public EditorSession(CSharpCompilation project, IIncrementalGenerator generator)
    {
        this.project = project;
        driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.SyntaxTrees[0].Options);
    }

    /// <summary>Replaces text of a file as typing does and runs the generator.</summary>
    /// <returns>What the driver costs.</returns>
    public DriverTimes Generate(Edit edit, int round)
    {
        var tree = project.SyntaxTrees.Single(t => t.FilePath == edit.Path);
        var text = tree.GetText();
        project = project.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(edit.At(text.ToString(), round))));
        return DriverTimes.Of(() => driver = driver.RunGenerators(project));
    }

    /// <summary>
    /// Analyses all networks as an editor does: file by file, each in a compilation of its own, whose symbols and bodies of that file the compiler has bound before an
    /// analyzer is asked.
    /// </summary>
    /// <returns>Milliseconds of the analysis alone.</returns>
    public double Analyze()
    {
        var output = project.AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        return project.SyntaxTrees.Select(tree => Analyze(output, tree)).Sum() * 1e3;
    }

    static double Analyze(CSharpCompilation output, SyntaxTree tree)
    {
        var networks = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Where(IsNetwork).ToList();
        if (networks.Count == 0) return 0;
        var compilation = output.Clone();
        var model = compilation.GetSemanticModel(tree);
        if (model.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error) throw new InvalidOperationException($"an edit makes an error: {error}");
        var start = ThreadClock.Seconds;
        var libraries = new Lazy<IReadOnlyList<ModuleParse>>(() => ReferencedModules.ReadAll(compilation.References));
        var found = networks.SelectMany(n => new NetworkDiagnostics(compilation, libraries, new(TuningTable.Empty), advises: true, default).Of(model.GetDeclaredSymbol(n)!)).ToList();
        var seconds = ThreadClock.Seconds - start;
        return found.TrueForAll(d => d.Severity < DiagnosticSeverity.Error) ? seconds : throw new InvalidOperationException($"an edit makes an error: {found[0]}");
    }

    static bool IsNetwork(ClassDeclarationSyntax declaration) => declaration.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Network");
}
