using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Lints;

/// <summary>A network, or code that trains one, and whether a lint has something to say of it, at the line that ends in "// here".</summary>
static class LintCase
{
    /// <summary>Holds the analyzers to one finding of this id, with this in its message, at the marked line.</summary>
    public static async Task Finds(string id, string members, string message)
    {
        var found = (await Analyze(members)).Where(d => d.Id == id).ToList();

        var finding = Assert.Single(found);
        Assert.Contains(message, finding.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("// here", LineOf(finding), StringComparison.Ordinal);
    }

    /// <summary>Holds the analyzers to silence.</summary>
    public static async Task Passes(string id, string members) => Assert.DoesNotContain(await Analyze(members), d => d.Id == id || d.Severity == DiagnosticSeverity.Error);

    /// <summary>The members of a network; what follows a line of three dashes stands beside it.</summary>
    static async Task<IReadOnlyList<Diagnostic>> Analyze(string members)
    {
        var parts = members.Split("\n---\n");
        var source = new DefinitionSource([$"namespace Demo;\n[Network(Training = true)] public sealed partial class Net : Module\n{{\n{parts[0]}\n}}\n", .. parts.Skip(1)]);
        return await GeneratorRun.Analyze(source.Compilation);
    }

    static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().TrimEnd();
}
