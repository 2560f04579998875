extern alias generator;
using System.Text.RegularExpressions;
using generator::NetGenCompiler.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Testing;

namespace NetGen.Generator.Tests;

/// <summary>The pages of the diagnostics: there is one for each, and its example raises it alone, with the message that it quotes.</summary>
public partial class RulePageTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "docs", "rules");

    public static TheoryData<string> Ids => [.. Rules.Descriptors.Select(d => d.Id)];

    public static TheoryData<string> Examples => [.. Rules.Descriptors.Select(d => d.Id).Where(id => Example().IsMatch(Page(id)))];

    [Fact]
    public void There_is_no_page_without_a_diagnostic() =>
        Assert.Equal(Rules.Descriptors.Select(d => d.Id), Directory.EnumerateFiles(Folder, "NG*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_page_and_a_link_to_it(string id)
    {
        var rule = Rules.Of(id);

        Assert.StartsWith($"# {id}: {rule.Title}\n", Page(id), StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md): {rule.Title}\n", Page("README"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task The_example_raises_the_diagnostic_alone(string id)
    {
        var example = Example().Match(Page(id));
        var compilation = new DefinitionSource(WholeClass(example.Groups[1].Value)).Compilation;

        var diagnostics = await compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAllDiagnosticsAsync();

        var raised = Assert.Single(diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(id, raised.Id);

        // What a page leaves out is the trace of the operand.
        Assert.StartsWith(example.Groups[2].Value, raised.GetMessage(null), StringComparison.Ordinal);
    }

    // Where only the members of the network matter, a page shows nothing else.
    static string WholeClass(string example) => example.Contains("class Example", StringComparison.Ordinal)
        ? example
        : $"[Network]\npublic sealed partial class Example : Module\n{{\n{example}}}\n";

    // A block of code, and the message in the next.
    [GeneratedRegex(@"```csharp\n(.*?)```\n\n```text\n([^\n]+)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    static string Page(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.md")).ReplaceLineEndings("\n");
}
