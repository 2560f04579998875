using System.Text.RegularExpressions;
using NetGen.Testing;

namespace NetGen.Compiler.Tests;

/// <summary>What the documents refer to exists: links, and files and folders named in code.</summary>
public partial class DocumentationTests
{
    static readonly string Root = Repository.Root;

    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(Root, f))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Everything_that_a_document_refers_to_exists(string document)
    {
        var text = File.ReadAllText(Path.Combine(Root, document));
        var folder = Path.GetDirectoryName(Path.Combine(Root, document))!;
        var links = Links().Matches(text).Select(m => Path.Combine(folder, m.Groups[1].Value));
        var named = Named().Matches(text).Select(m => Path.Combine(Root, m.Groups[1].Value));

        var missing = links.Concat(named).Where(p => !Path.Exists(p)).ToList();
        Assert.Empty(missing);
    }

    // Relative links, without the part behind #.
    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Links();

    // Code that starts with a folder of the repository and has no placeholder in it.
    [GeneratedRegex(@"`((?:Cli|Dsl|Generator|Networks|Runtime|bench|docs|tests)/[A-Za-z0-9_./]+)`")]
    private static partial Regex Named();
}
