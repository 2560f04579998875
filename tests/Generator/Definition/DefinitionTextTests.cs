using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using NetGenCompiler.Graphs;

namespace NetGen.Generator.Tests.Definition;

/// <summary>The text form of definitions: whole on the way back, and an error at worst whatever is done to it.</summary>
public class DefinitionTextTests
{
    const string Code = """
        namespace Demo;
        public enum Kind { A, B = -3 }
        public sealed record Row(int Width, float Scale = 0.1f, string Name = "line\nbreak\\", char Mark = '\uD800');
        public sealed class Block(Row row) : Layer { readonly Layer[] all = [.. Enumerable.Range(0, 2).Select(i => new Conv2d(row.Width + i, 1))]; public override Tensor Forward(Tensor x) => (x | all) * row.Scale; }
        [Network, Input("x", 3, 8, 8), Input("x", 3, 16, 16)]
        public sealed partial class Net : Module
        {
            readonly Block block = new(new Row(4, Name: "n"));
            public Tensor Forward(Tensor x) { Func<double, double> f = v => v + 0.1; var n = 0; foreach (var c in "ab") if (f(1) > 1 && c is 'a' or 'b') n += (int)Kind.B * -1; return x * n | block; }
        }
        """;

    static readonly string Text = new DefinitionSource(Code).Text("Demo.Net");

    [Fact]
    public void A_definition_is_whole_after_writing_and_reading()
    {
        var network = DefinitionText.ReadNetwork(Text);

        Assert.Equal(Text, DefinitionText.Write(network));
        Assert.Equal(network, DefinitionText.ReadNetwork(DefinitionText.Write(network)));
        Assert.Equal([3, 8, 8], network.Inputs[0].Shapes[0]);
        Assert.Equal([3, 16, 16], network.Inputs[0].Shapes[1]);
        Assert.NotNull(Executor.Execute(network, []).Graph);
    }

    [Fact]
    public void Other_shapes_can_be_executed()
    {
        var shapes = new Dictionary<string, EquatableArray<int>> { ["x"] = [3, 16, 16] };

        Assert.Equal("f32[3x16x16]", Executor.Execute(DefinitionText.ReadNetwork(Text), [], shapes).Graph!.Nodes[0].Output.ToString());
    }

    [Fact]
    public void White_space_and_comments_do_not_change_the_text() =>
        Assert.Equal(Text, new DefinitionSource(Code.Replace(";", " ; // c\n\n", StringComparison.Ordinal)).Text("Demo.Net"));

    [Fact]
    public void An_edit_changes_the_text() =>
        Assert.NotEqual(Text, new DefinitionSource(Code.Replace("new Row(4", "new Row(5", StringComparison.Ordinal)).Text("Demo.Net"));

    [Theory]
    [InlineData("")]
    [InlineData("netgen network 99\n0\n")]
    [InlineData("netgen network 2\n-1\n")]
    [InlineData("netgen network 2\n2000000000\n")]
    [InlineData("netgen network 2\n1\na\n0 0 0 0 0 99999999999 ")]
    [InlineData("netgen library 2\n1\na\n0 2147483647 ")]
    public void Broken_texts_are_refused(string text)
    {
        Assert.Throws<FormatException>(() => DefinitionText.ReadNetwork(text));
        Assert.Throws<FormatException>(() => DefinitionText.ReadLibrary(text));
    }

    [Fact]
    public void Nodes_nested_without_end_are_refused()
    {
        // A Not pattern within a Not pattern, and so on.
        var nested = string.Concat(Enumerable.Repeat("1 -1 0 - - 1 ", 100_000));

        Assert.Contains("nest", Assert.Throws<FormatException>(() => DefinitionText.ReadNetwork($"netgen network 2\n2\na\nPatternNot\n0 0 0 0 0 0 0 {nested}")).Message, StringComparison.Ordinal);
    }

    /// <summary>Damaged texts are refused, or execute to a graph or a problem: nothing is thrown, and nothing runs away.</summary>
    [Fact]
    public void Damaged_texts_do_no_harm()
    {
        var random = new Random(1);
        var outcomes = new Dictionary<string, int> { ["refused"] = 0, ["problem"] = 0, ["graph"] = 0 };
        for (var i = 0; i < 3_000; i++)
        {
            var damaged = Damage(Text, random);
            try
            {
                outcomes[Executor.Execute(DefinitionText.ReadNetwork(damaged), []).Graph is null ? "problem" : "graph"]++;
            }
            catch (FormatException)
            {
                outcomes["refused"]++;
            }
        }

        Assert.All(outcomes, outcome => Assert.True(outcome.Value > 50, $"{outcome.Key}: {outcome.Value}"));
    }

    /// <summary>Changes tokens to other tokens, so that most damage passes the parser and reaches the executor.</summary>
    static string Damage(string text, Random random)
    {
        var start = text.LastIndexOf('\n') + 1;
        var tokens = text[start..].Split(' ');
        for (var n = random.Next(1, 4); n > 0; n--) tokens[random.Next(tokens.Length)] = random.Next(3) == 0 ? $"{random.Next(-3, 300)}" : tokens[random.Next(tokens.Length)];
        return text[..start] + string.Join(' ', tokens);
    }
}
