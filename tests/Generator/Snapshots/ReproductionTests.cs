using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Snapshots;

/// <summary>The same networks give the same bytes wherever and whenever they are compiled.</summary>
public class ReproductionTests
{
    static readonly string[] Sources =
    [
        """
        namespace Demo;

        [Network]
        public sealed partial class First : Module
        {
            readonly Block block = new(20, "İstanbul");
            readonly Linear fc = new(10);
            public (Tensor probabilities, Tensor features) Forward([Shape(3, 33, 31)] Tensor x)
            {
                var features = x | block | AvgPool2d(3, stride: 2);
                return (features | Flatten | fc | Softmax(), features * 0.125f - 1234.5f);
            }
        }
        """,
        """
        namespace Demo;

        [Module]
        public sealed class Block(int width, string name) : Layer
        {
            readonly Conv2d conv = new(width, 3, stride: 2, padding: 1);
            readonly BatchNorm2d bn = new();
            public override Tensor Forward(Tensor x) => name.ToUpperInvariant() == "x" ? x : x | conv | bn | LeakyReLU(0.0125f);
        }
        """,
        "namespace Demo;\n\n[Network, Input(\"x\", 3, 32, 32), Input(\"x\", 3, 64, 64)]\npublic sealed partial class Second : Module\n{\n    readonly Conv2d conv = new(17, 5, groups: 1);\n    public Tensor Forward(Tensor x) => x | conv | GELU() | GlobalAvgPool;\n}\n",
    ];

    static readonly Lazy<IReadOnlyDictionary<string, string>> Expected = new(() => Files(Sources, s => s));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public void Under_every_culture(string name)
    {
        var expected = Expected.Value;
        var culture = new CultureInfo(name, useUserOverride: false);
        if (culture.NumberFormat.Equals(CultureInfo.InvariantCulture.NumberFormat)) throw new InvalidOperationException("the cultures of this process are invariant");
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            Assert.Equal(expected, Files(Sources, s => s));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    [Fact]
    public void A_second_time() => Assert.Equal(Expected.Value, Files(Sources, s => s));

    [Fact]
    public void In_another_order() => Assert.Equal(Expected.Value, Files([.. Sources.Reverse()], s => s));

    [Fact]
    public void With_other_line_ends() => Assert.Equal(Expected.Value, Files(Sources, s => s.ReplaceLineEndings("\r\n")));

    [Theory]
    [InlineData("/home/someone/project/")]
    [InlineData("C:\\Users\\Some one\\")]
    public void In_another_folder(string folder) => Assert.Equal(Expected.Value, Files(Sources, s => s, folder));

    static IReadOnlyDictionary<string, string> Files(IReadOnlyList<string> sources, Func<string, string> edit, string folder = "")
    {
        var compilation = new DefinitionSource().Compilation;
        var trees = sources.Select(s => CSharpSyntaxTree.ParseText(edit(s), (CSharpParseOptions)compilation.SyntaxTrees[0].Options, $"{folder}{Sources.ToList().IndexOf(s)}.cs", Encoding.UTF8));
        var files = GeneratorRun.Files(compilation.AddSyntaxTrees(trees));
        Assert.True(files.Count > 15);
        return files;
    }
}
