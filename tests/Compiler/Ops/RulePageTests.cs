using NetGenCompiler.Ops;

namespace NetGen.Compiler.Tests.Ops;

/// <summary>The page of each shape error shows a message that the operators really give.</summary>
public class RulePageTests
{
    public static TheoryData<string> Ids => [.. typeof(ShapeProblem).GetFields().Select(f => (string)f.GetValue(null)!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_of_an_id_shows_a_message_of_it(string id)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "rules", $"{id}.md"));
        var message = page.Split("```text\n")[1].Split("\n```")[0];

        Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
        Assert.Contains(message, ShapeErrorTests.Mistakes.Where(m => (string)m[1] == id).Select(m => (string)m[2]).Append(ShapeErrorTests.SharedMessage));
    }

    static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "NetGen.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }
}
