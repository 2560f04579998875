extern alias generator;
using System.Text.RegularExpressions;
using generator::NetGenCompiler.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Testing;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests;

/// <summary>The pages of the diagnostics: there is one for each, and its example raises it alone in a build, with the message that it quotes.</summary>
public partial class RulePageTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "docs", "rules");

    public static TheoryData<string> Ids => [.. Rules.Descriptors.Select(d => d.Id)];

    [Fact]
    public void There_is_no_page_without_a_diagnostic() =>
        Assert.Equal(Rules.Descriptors.Select(d => d.Id), Directory.EnumerateFiles(Folder, "NG*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_page_and_a_link_to_it(string id)
    {
        var rule = Rules.Of(id);
        var severity = rule.DefaultSeverity switch
        {
            DiagnosticSeverity.Error => "An error, which cannot be switched off.",
            DiagnosticSeverity.Warning => "A warning.",
            _ when !rule.IsEnabledByDefault => "A suggestion, which is off until it is asked for.",
            _ => "A suggestion.",
        };

        Assert.StartsWith($"# {id}: {rule.Title}\n\n*{severity}*\n\n", Page(id), StringComparison.Ordinal);
        Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error, rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains($"\n- [{id}]({id}.md): {rule.Title}\n", Page("README"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_example_raises_the_diagnostic_alone(string id)
    {
        var blocks = Block().Matches(Page(id)).Select(m => m.Groups[1].Value).ToList();
        var message = Message().Match(Page(id)).Groups[1].Value;
        var library = blocks.SkipLast(1).Select(b => new DefinitionSource(b).Compilation.WithAssemblyName("Blocks").ToMetadataReference());
        var compilation = Enabled(id, new DefinitionSource([WholeClass(blocks[^1])], [.. library]).Compilation);

        // No example can be sure of a defect.
        var network = id == ProblemIds.Internal ? GeneratorRun.Defective(message.Split(": ", 3)[^1]) : null;
        var files = File().Matches(Page(id)).Select(m => (AdditionalText)new TextFile($"example.{m.Groups[1].Value}", m.Groups[2].Value));
        var raised = Assert.Single(await GeneratorRun.Diagnostics(compilation, network: network, files: [.. files]));

        // What a page leaves out is the trace of the operand.
        Assert.Equal((id, Rules.Of(id).DefaultSeverity, message), (raised.Id, raised.Severity, raised.GetMessage(null).Split("; it comes from ")[0]));
    }

    static CSharpCompilation Enabled(string id, CSharpCompilation compilation) => Rules.Of(id).IsEnabledByDefault
        ? compilation
        : compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new(id, ReportDiagnostic.Info)]));

    // Where only the members of the network matter, a page shows nothing else.
    static string WholeClass(string example) => example.Contains("class Example", StringComparison.Ordinal)
        ? example
        : $"[Network]\npublic sealed partial class Example : Module\n{{\n{example}}}\n";

    [GeneratedRegex(@"```csharp\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();

    // Files beside the code, by the end of their names.
    [GeneratedRegex(@"```(tuning)\n(.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex File();

    [GeneratedRegex(@"```text\n([^\n]+)\n```\n")]
    private static partial Regex Message();

    static string Page(string name) => System.IO.File.ReadAllText(Path.Combine(Folder, $"{name}.md")).ReplaceLineEndings("\n");
}
