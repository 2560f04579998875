using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>A field whose layer is never applied goes, with what belongs to it alone.</summary>
public class UnusedLayerFixTests
{
    const string Title = "Remove spare: it is never applied";

    /// <summary>The members of a class before and after.</summary>
    public static TheoryData<string, string> Removals => new()
    {
        { "    readonly Conv2d conv = new(8, 3);\n    readonly Conv2d spare = new(8, 3);\n\n", "    readonly Conv2d conv = new(8, 3);\n\n" },
        { "    readonly Conv2d spare = new(8, 3);\n    readonly Conv2d conv = new(8, 3);\n\n", "    readonly Conv2d conv = new(8, 3);\n\n" },
        { "    readonly Conv2d conv = new(8, 3), spare = new(8, 3);\n\n", "    readonly Conv2d conv = new(8, 3);\n\n" },
        { "    readonly Conv2d spare = new(8, 3), conv = new(8, 3); // both\n\n", "    readonly Conv2d conv = new(8, 3); // both\n\n" },
        { "    readonly Conv2d a = new(8, 3),\n        spare = new(8, 3),\n        conv = new(8, 1);\n\n    readonly BatchNorm2d bn = new();\n    Tensor Both(Tensor x) => x | a | bn;\n", "    readonly Conv2d a = new(8, 3),\n        conv = new(8, 1);\n\n    readonly BatchNorm2d bn = new();\n    Tensor Both(Tensor x) => x | a | bn;\n" },
        { "    // The stem.\n    readonly Conv2d spare = new(8, 3); // not yet\n    readonly Conv2d conv = new(8, 3); // by the paper\n\n", "    // The stem.\n    readonly Conv2d conv = new(8, 3); // by the paper\n\n" },
        { "    readonly Conv2d conv = new(8, 3);\n\n    /// <summary>Not\n    /// yet.</summary>\n    [Name(\"other\")]\n    readonly Conv2d spare =\n        new(8, 3);\n\n", "    readonly Conv2d conv = new(8, 3);\n\n" },
        { "    readonly Conv2d spare = new(8, 3);\n\n    readonly Conv2d conv = new(8, 3);\n", "    readonly Conv2d conv = new(8, 3);\n" },
        { "    readonly Conv2d spare = new(8, 3); readonly Conv2d conv = new(8, 3);\n", "    readonly Conv2d conv = new(8, 3);\n" },
        { "    readonly Conv2d conv = new(8, 3); readonly Conv2d spare = new(8, 3); // two\n", "    readonly Conv2d conv = new(8, 3); // two\n" },
        { "#if !NONE\n    readonly Layer spare = new Conv2d(Width * 2, kernel: (3, 3), padding: -Padding + 1 + (int)1.5f);\n#endif\n    const int Width = 8, Padding = 1;\n    readonly Conv2d conv = new(8, 3);\n", "#if !NONE\n#endif\n    const int Width = 8, Padding = 1;\n    readonly Conv2d conv = new(8, 3);\n" },
        { "    static int Width { get; } = 8;\n    internal readonly Conv2d conv = new(8, 3), spare = new(Width, 3);\n", "    static int Width { get; } = 8;\n    internal readonly Conv2d conv = new(8, 3);\n" },
    };

    [Theory]
    [MemberData(nameof(Removals))]
    public async Task A_field_that_nothing_names(string before, string after) => await Editor.Fixes(new UnusedLayerFix(), "NG0015", Title, Net(before), Net(after));

    [Fact]
    public async Task A_field_of_a_block_whose_other_layers_have_its_parameter_too() => await Editor.Fixes(
        new UnusedLayerFix(), "NG0015", Title,
        Block("readonly Conv2d conv = new(width, 3), spare = new(width, 1);"), Block("readonly Conv2d conv = new(width, 3);"));

    [Theory]
    [InlineData("readonly Conv2d conv = new(8, 3), spare = new(8, 3); public Tensor Later(Tensor x) => x | spare;")]
    [InlineData("readonly Conv2d conv = new(8, 3), spare = new(8, 3); public const string Name = nameof(spare);")]
    [InlineData("readonly Conv2d conv = new(8, 3); public readonly Conv2d spare = new(8, 3);")]
    [InlineData("readonly Conv2d conv = new(8, 3), spare = new(Count(), 3); static int Count() => 8;")]
    [InlineData("readonly Conv2d conv = new(8, 3), spare = new(count++, 3); static int count = 8;")]
    [InlineData("readonly Conv2d conv = new(8, 3), spare = new(count = 8, 3); static int count;")]
    [InlineData("readonly Conv2d conv = new(8, 3), spare = new(Count, 3); static int Count => 8;")]
    [InlineData("readonly Conv2d conv = new(8, 3), spare = new(Count, 3); static readonly int Count = 8;")]
    [InlineData("readonly Conv2d conv = new(8, 3), /* not yet */ spare = new(8, 3);")]
    [InlineData("readonly Conv2d conv = new(8, 3); readonly Conv2d spare; public Net() => spare = new(8, 3);")]
    [InlineData("readonly Conv2d conv = new(8, 3); readonly Conv2d[] spares = [new(8, 3)];")]
    [InlineData("readonly Conv2d conv = new(8, 3); Conv2d Spare { get; } = new(8, 3);")]
    [InlineData("readonly Conv2d conv = new(8, 3);\n#pragma warning disable CS0169\n[Name(\"other\")]\n#pragma warning restore CS0169\nreadonly Conv2d spare = new(8, 3);\n")]
    public async Task What_has_another_meaning_stays(string members) => Assert.Empty(await new Editor(Net(members)).Offers(new UnusedLayerFix(), "NG0015"));

    [Fact]
    public async Task A_parameter_that_nothing_else_reads_keeps_its_field() =>
        Assert.Empty(await new Editor(Block("readonly Conv2d conv = new(8, 3), spare = new(width, 1);")).Offers(new UnusedLayerFix(), "NG0015"));

    [Fact]
    public async Task A_layer_that_another_use_of_the_block_applies_stays() => Assert.Empty(await new Editor(
        "sealed class Block(bool deep) : Layer { readonly Conv2d conv = new(8, 3), spare = new(8, 1); public override Tensor Forward(Tensor x) => deep ? x | conv | spare : x | conv; }",
        "[Network] public sealed partial class Net : Module { readonly Block block = new(false); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | block; }").Offers(new UnusedLayerFix(), "NG0015"));

    static string Net(string members) => $"[Network]\npublic sealed partial class Net : Module\n{{\n{members}    public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x{(members.Contains("Both") ? " | Both" : "")} | conv;\n}}\n";

    static string Block(string members) => $$"""
        sealed class Block(int width) : Layer
        {
            {{members}}
            public override Tensor Forward(Tensor x) => x | conv;
        }

        [Network]
        public sealed partial class Net : Module
        {
            readonly Block block = new(8);
            public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | block;
        }
        """;
}
