extern alias generator;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Lowering = generator::NetGenCompiler.Lowering;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>What an edit makes of the text that modules travel in: it is lowered anew where it could change, and kept where it cannot.</summary>
public class ModuleExportTests
{
    const string Module = """
        public enum Act { None, Relu = 1 }

        [Module]
        public sealed class Cell(int width = Sizes.Width) : Layer
        {
            readonly Conv2d conv = new(width, Sizes.Kernel);
            public override Tensor Forward(Tensor x) => Choice.Of(2) > 0 ? x | conv : x;
        }
        """;

    const string Helper = "public static partial class Choice { public static int Of(int n, int times = 2) => n * times; }";

    const string Constants = "public static class Sizes { public const int Width = 4, Kernel = 3; public static int Other() => 5; public static int field = 6; }";

    const string Unrelated = "public static class Program { public static int Answer() => 42; static int n = 7; }";

    [Theory]
    [InlineData(3, "42", "43")]
    [InlineData(3, "n = 7", "n = 8")]
    [InlineData(2, "=> 5", "=> 6")]
    [InlineData(2, "public", "\n// Sizes of everything.\npublic")]
    public void An_edit_elsewhere_keeps_the_text(int file, string old, string replacement)
    {
        var (before, after, fresh) = Texts(file, old, replacement);

        Assert.Equal(fresh, after);
        Assert.Same(before, after);
    }

    [Theory]
    [InlineData(0, "Of(2)", "Of(3)", true)]
    [InlineData(0, "[Module]", "\n[Module]", true)]
    [InlineData(0, "x | conv : x", "x | conv : x | ReLU", true)]
    [InlineData(1, "n * times", "n + times", true)]
    [InlineData(1, "times = 2", "times = 3", true)]
    [InlineData(1, "int Of(int n, int times = 2)", "int Of(long n, int times = 2)", true)]
    [InlineData(2, "Width = 4", "Width = 5", false)]
    [InlineData(2, "Kernel = 3", "Kernel = 1", true)]
    [InlineData(3, "static int n = 7; }", "static int n = 7; } public static partial class Choice { public static int Of(int n) => n; }", true)]
    [InlineData(3, "static int n = 7;", "static int m = 7;", false)]
    public void An_edit_that_may_matter_lowers_anew(int file, string old, string replacement, bool changes)
    {
        var (before, after, fresh) = Texts(file, old, replacement);

        Assert.Equal(fresh, after);
        Assert.NotSame(before, after);
        Assert.Equal(changes, before != after);
    }

    [Fact]
    public void Other_options_lower_anew()
    {
        var compilation = Compilation();
        var before = TextOf(compilation);

        Assert.NotSame(before, TextOf(compilation.WithOptions(compilation.Options.WithOverflowChecks(true))));
    }

    [Fact]
    public void A_resolver_that_cannot_be_compared_keeps_the_text()
    {
        var compilation = Compilation();
        var before = TextOf(compilation.WithOptions(compilation.Options.WithMetadataReferenceResolver(new ServerResolver())));

        Assert.Same(before, TextOf(compilation.WithOptions(compilation.Options.WithMetadataReferenceResolver(new ServerResolver()))));
    }

    [Fact]
    public void Edits_in_turn_keep_the_text()
    {
        List<CSharpCompilation> compilations = [Compilation()];
        var text = TextOf(compilations[0]);
        for (var i = 0; i < 5; i++)
        {
            compilations.Add(Edited(compilations[^1], 3, Unrelated.Replace("42", $"{i}", StringComparison.Ordinal)));
            Assert.Same(text, TextOf(compilations[^1]));
        }

        GC.KeepAlive(compilations);
    }

    /// <summary>The resolver of the compiler server: two are never compared.</summary>
    sealed class ServerResolver : MetadataReferenceResolver
    {
        public override bool Equals(object? other) => throw new NotImplementedException();

        public override int GetHashCode() => throw new NotImplementedException();

        public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];
    }

    static (string Before, string After, string Fresh) Texts(int file, string old, string replacement)
    {
        var compilation = Compilation();
        var before = TextOf(compilation);
        var source = compilation.SyntaxTrees[file + 1].ToString();
        Assert.Contains(old, source, StringComparison.Ordinal);
        var edited = Edited(compilation, file, source.Replace(old, replacement, StringComparison.Ordinal));
        var after = TextOf(edited);
        GC.KeepAlive(compilation);
        var library = Lowering.Lowerer.LowerModules(edited, [edited.GetTypeByMetadataName("Cell")!]).Library;
        return (before, after, generator::NetGenCompiler.Definition.DefinitionText.Write(library));
    }

    static string TextOf(CSharpCompilation compilation) => Lowering.ModuleExport.TextOf(compilation, ["Cell"], CancellationToken.None)!;

    static CSharpCompilation Compilation() =>
        new DefinitionSource(Module, Helper, Constants, Unrelated).Compilation.WithAssemblyName($"Modules{Guid.NewGuid():N}");

    static CSharpCompilation Edited(CSharpCompilation compilation, int file, string text)
    {
        var tree = compilation.SyntaxTrees[file + 1];
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
    }
}
