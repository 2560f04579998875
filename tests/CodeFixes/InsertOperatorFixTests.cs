using System.Text.RegularExpressions;
using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>Operators are put before the layer that needs them: where it is applied, or in the list that is.</summary>
public class InsertOperatorFixTests
{
    const string Pool = "Insert GlobalAvgPool | Flatten";

    /// <summary>Members of a network, the part that changes in braces, and what it becomes.</summary>
    public static TheoryData<string, string, string> Forms => new()
    {
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | ReLU | {fc} | ReLU;", "Insert Flatten", "Flatten | fc" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | {fc};", Pool, "GlobalAvgPool | Flatten | fc" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x\n        | ReLU // first\n        | /* head */ {fc}; // last", "Insert Flatten", "Flatten | fc" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | {(fc)};", "Insert Flatten", "Flatten | (fc)" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => fc[{x.ReLU()}];", "Insert Flatten", "x.ReLU().Flatten()" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => fc[{x}] | ReLU;", Pool, "x.GlobalAvgPool().Flatten()" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => fc[{x | ReLU}];", "Insert Flatten", "x | ReLU | Flatten" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => fc[{x.Rank == 3 ? x : x | ReLU}];", "Insert Flatten", "(x.Rank == 3 ? x : x | ReLU).Flatten()" },
        { "readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => fc.Forward({x + x});", "Insert Flatten", "x + x | Flatten" },
        { "readonly Layer fc = new DropConnect(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => fc.Forward({x});", "Insert Flatten", "x.Flatten()" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | {new Linear(10)};", "Insert Flatten", "Flatten | new Linear(10)" },
        { "public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n    {\n        Linear fc = new(10);\n        return x | {fc};\n    }", "Insert Flatten", "Flatten | fc" },
        { "readonly Linear fc = new(10, inFeatures: 192);\n    static Tensor Head(Tensor x, Linear head) => x | {head};\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => Head(x, fc);", "Insert Flatten", "Flatten | head" },
        { "readonly Linear fc = new(10, inFeatures: 3);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | (y => y | {fc});", Pool, "GlobalAvgPool | Flatten | fc" },
        { "readonly Sequential head = [ReLU, {new Linear(10)}, ReLU];\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | head;", "Insert Flatten", "Flatten, new Linear(10)" },
        { "readonly Sequential head = new(new Conv2d(4, 3), {new Linear(10)});\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => head[x];", Pool, "GlobalAvgPool, Flatten, new Linear(10)" },
        { "readonly Layer[] head = { ReLU, {new Linear(10)} };\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | head;", "Insert Flatten", "Flatten, new Linear(10)" },
        { "readonly List<Layer> head = [new Sequential({new Linear(10)})];\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | head;", "Insert Flatten", "Flatten, new Linear(10)" },
        { "readonly List<Layer> head = new() { ReLU, {new Linear(10)} };\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n    {\n        foreach (var layer in head) x = layer[x];\n        return x;\n    }", "Insert Flatten", "Flatten, new Linear(10)" },
        { "readonly Sequential head =\n    [\n        new Conv2d(4, 3), // first\n        // The classifier.\n        {new Linear(10)}, // last\n    ];\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | head;", Pool, "GlobalAvgPool,\n        Flatten,\n        new Linear(10)" },
        { "readonly Layer[] head = [ReLU, new Linear(10)];\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | head[0] | {head[1]};", "Insert Flatten", "Flatten | head[1]" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_linear_layer_on_a_map(string members, string title, string changed)
    {
        var start = Regex.Match(members, @"\{(?=fc\}|\(fc\)|x|new |head)").Index;
        var end = members.IndexOf('}', start);
        await Editor.Fixes(
            new InsertOperatorFix(), "NG0101", title,
            Net(members[..start] + members[(start + 1)..end] + members[(end + 1)..]), Net(members[..start] + changed + members[(end + 1)..]));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_qualified() => await Editor.Fixes(
        new InsertOperatorFix(), "NG0101", "Insert Flatten",
        Net("readonly Linear fc = new(10);\n    static int Flatten => 1;\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x * Flatten | fc;"),
        Net("readonly Linear fc = new(10);\n    static int Flatten => 1;\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x * Flatten | NetGen.Functional.Flatten | fc;"));

    [Theory]
    [InlineData("readonly Linear fc = new(10, inFeatures: 5);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | fc;")]
    [InlineData("readonly Linear[] heads = [new(10)];\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | heads;")]
    [InlineData("readonly Layer[] heads = [ReLU, new Linear(10)];\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n    {\n        for (var i = 0; i < 2; i++) x = x | heads[i];\n        return x;\n    }")]
    [InlineData("readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | new Layer[] { ReLU, fc };")]
    [InlineData("readonly Conv2d conv = new(10, 3);\n    public Tensor Forward([Shape(3)] Tensor x) => x | conv;")]
    [InlineData("readonly Linear fc = new(10);\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x)\n    {\n        x |= fc;\n        return x;\n    }")]
    public async Task Where_it_would_not_help_nothing_is_offered(string members) => Assert.Empty(await new Editor(Net(members)).Offers(new InsertOperatorFix(), "NG0101"));

    [Fact]
    public async Task Nothing_is_offered_in_generated_code()
    {
        var editor = new Editor(
            "// <auto-generated/>\nsealed class Head : Layer { readonly Linear fc = new(10); public override Tensor Forward(Tensor x) => x | fc; }",
            Net("readonly Head head = new();\n    public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | head;"));

        Assert.Empty(await editor.Offers(new InsertOperatorFix(), "NG0101"));
    }

    static string Net(string members) => $"[Network]\npublic sealed partial class Net : Module\n{{\n    {members}\n}}\n";
}
