extern alias generator;
using System.Reflection;
using generator::NetGenCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.QuickInfo;
using NetGen.Generator.Tests;

namespace NetGen.CodeFixes.Tests;

/// <summary>What an editor shows at a place of a project that has the generator as its analyzer: Roslyn's own services are asked.</summary>
sealed class EditorServices(params IEnumerable<string> sources)
{
    /// <summary>Stands in a text where the pointer or the cursor is.</summary>
    const string Mark = "$$";

    readonly Project project = EditorProject.Of(
        new DefinitionSource(sources).Compilation, new AnalyzerFileReference(typeof(NetGenGenerator).Assembly.Location, new GeneratorLoader()));

    /// <summary>What is shown of the word after the mark in a file that the project gets: the sections, each on lines of its own.</summary>
    public async Task<string> Hover(string file)
    {
        var (document, position) = Open(file);
        var shown = await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, position);
        return shown is null ? "" : string.Join("\n", shown.Sections.Select(s => s.Text)).ReplaceLineEndings("\n");
    }

    /// <summary>The names that are offered at the mark in a file that the project gets.</summary>
    public async Task<IReadOnlyList<string>> Names(string file) => [.. (await Completions(file)).Items.Select(i => i.DisplayText)];

    /// <summary>What is told of each name that is offered at the mark, of a few where so many are that it would take long.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Descriptions(string file, params IReadOnlyCollection<string> names)
    {
        var (document, items) = await Completions(file);
        var described = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items.Where(i => names.Count == 0 || names.Contains(i.DisplayText)))
        {
            described.Add(item.DisplayText, (await CompletionService.GetService(document)!.GetDescriptionAsync(document, item))!.Text);
        }

        return described;
    }

    /// <summary>The value of a generated constant.</summary>
    public async Task<long> Constant(string type, string name)
    {
        var symbol = (await project.GetCompilationAsync())!.GetTypeByMetadataName(type)!;
        return (long)symbol.GetMembers(name).OfType<IFieldSymbol>().Single().ConstantValue!;
    }

    async Task<(Document Document, IReadOnlyList<CompletionItem> Items)> Completions(string file)
    {
        var (document, position) = Open(file);
        return (document, (await CompletionService.GetService(document)!.GetCompletionsAsync(document, position)).ItemsList);
    }

    (Document Document, int Position) Open(string file)
    {
        var position = file.IndexOf(Mark, StringComparison.Ordinal);
        return (project.AddDocument("Opened.cs", file.Remove(position, Mark.Length), filePath: "Opened.cs"), position);
    }

    /// <summary>Gives the workspace the generator that the tests have loaded.</summary>
    sealed class GeneratorLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => typeof(NetGenGenerator).Assembly;
    }
}
