using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.Tests;

namespace NetGen.CodeFixes.Tests;

/// <summary>A project in a workspace, as an editor has it: what it reports, what fixes are offered and what they make of the text.</summary>
sealed class Editor
{
    readonly Project project;

    public Editor(params IEnumerable<string> sources) => project = EditorProject.Of(new DefinitionSource(sources).Compilation);

    /// <summary>Checks that of a project's one problem a fix makes the text, after which there is nothing to report but other advice.</summary>
    public static async Task Fixes(CodeFixProvider fix, string id, string title, string before, string after) =>
        Assert.Equal(after, await new Editor(before).Applied(fix, id, title));

    /// <summary>The titles of what a fix offers for the one problem of a project.</summary>
    public async Task<IEnumerable<string>> Offers(CodeFixProvider fix, string id) => (await Actions(fix, await Problem(id))).Select(a => a.Title);

    /// <summary>The titles of what a fix offers for a diagnostic that the test has made.</summary>
    public async Task<IEnumerable<string>> OffersFor(CodeFixProvider fix, Func<SyntaxTree, Diagnostic> diagnostic) => (await Actions(fix, diagnostic(await Tree()))).Select(a => a.Title);

    /// <summary>The text of the first file after a fix, after which there is nothing to report but other advice.</summary>
    public async Task<string> Applied(CodeFixProvider fix, string id, string title) => (await AppliedToAll(fix, id, title))[0];

    /// <summary>The texts of all files after a fix, after which there is nothing to report but other advice.</summary>
    public async Task<IReadOnlyList<string>> AppliedToAll(CodeFixProvider fix, string id, string title) => await Clean(await Apply(fix, await Problem(id), title), id);

    /// <summary>The text of the first file after a fix of all diagnostics of an id, after which there is nothing to report but other advice.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="id">The id.</param>
    /// <param name="key">What the repairs have in common.</param>
    public async Task<string> AppliedEverywhere(CodeFixProvider fix, string id, string key)
    {
        var found = (await GeneratorRun.Diagnostics((await project.GetCompilationAsync())!)).Where(d => d.Id == id);
        var context = new FixAllContext(project.Documents.ElementAt(1), fix, FixAllScope.Document, key, [id], new KnownDiagnostics([.. found]), CancellationToken.None);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(action);
        var changed = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(CancellationToken.None));
        return (await Clean(changed.ChangedSolution.GetProject(EditorProject.Id)!, id))[0];
    }

    /// <summary>The tree of the first file.</summary>
    async Task<SyntaxTree> Tree() => (await project.Documents.ElementAt(1).GetSyntaxTreeAsync())!;

    async Task<Diagnostic> Problem(string id)
    {
        var found = await GeneratorRun.Diagnostics((await project.GetCompilationAsync())!);
        Assert.Equal([id], found.Where(d => d.Id.StartsWith("NG", StringComparison.Ordinal) && (d.Id == id || !IsAdvice(d))).Select(d => d.Id));
        return found.Single(d => d.Id == id);
    }

    async Task<List<CodeAction>> Actions(CodeFixProvider fix, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        await fix.RegisterCodeFixesAsync(new(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    async Task<Project> Apply(CodeFixProvider fix, Diagnostic diagnostic, string title)
    {
        var actions = await Actions(fix, diagnostic);
        Assert.Contains(title, actions.Select(a => a.Title));
        var operations = await actions.Single(a => a.Title == title).GetOperationsAsync(CancellationToken.None);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetProject(EditorProject.Id)!;
    }

    /// <summary>The texts of a project that compiles with no word but advice, of which none is what the fix is for.</summary>
    static async Task<List<string>> Clean(Project project, string id)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents.Skip(1)) texts.Add((await document.GetTextAsync()).ToString());
        var left = (await GeneratorRun.Diagnostics((await project.GetCompilationAsync())!)).Where(d => d.Id == id || !IsAdvice(d)).ToList();
        Assert.True(left.Count == 0, string.Join("\n", left.Select(d => d.ToString()).Concat(texts)));
        return texts;
    }

    static bool IsAdvice(Diagnostic diagnostic) => diagnostic.Id.StartsWith("NG03", StringComparison.Ordinal);

    sealed class KnownDiagnostics(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
