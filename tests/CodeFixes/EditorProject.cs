using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.CodeFixes.Tests;

/// <summary>Makes a compilation's files a project of a workspace, as an editor has it.</summary>
static class EditorProject
{
    public static ProjectId Id { get; } = ProjectId.CreateNewId();

    public static Project Of(Compilation compilation, params IEnumerable<AnalyzerReference> analyzers)
    {
        var documents = compilation.SyntaxTrees.Select(t => DocumentInfo.Create(
            DocumentId.CreateNewId(Id), t.FilePath, loader: TextLoader.From(TextAndVersion.Create(t.GetText(), VersionStamp.Create())), filePath: t.FilePath));
        return new AdhocWorkspace().AddProject(ProjectInfo.Create(
            Id, VersionStamp.Create(), "Definitions", "Definitions", LanguageNames.CSharp, compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees.First().Options, documents: documents, metadataReferences: compilation.References, analyzerReferences: analyzers));
    }
}
