extern alias generator;

using generator::NetGenCompiler.Analyzers;
using generator::NetGenCompiler.Lowering;
using generator::NetGenCompiler.Planning.Tuning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>What is remembered of networks from one compilation to the next is what they would give anew, whatever an edit changes elsewhere.</summary>
public class StalenessTests
{
    const string Network = """
        using Small = Demo.Narrow;
        namespace Demo;
        [Network]
        public sealed partial class Net : Part<Small>
        {
            readonly Conv2d conv = new(Sizes.Width, (int)Shape.Square);
            readonly Block block = new(Rule(2));
            public Tensor Forward([Shape(Sizes.Channels, 16, 16)] Tensor x)
            {
                foreach (var width in new Row()) x = x | conv | block.Twice() | new Conv2d(width + Count, 1);
                return Scale(x, Deep.Of(1, new Deep())) | Activation();
            }
        }
        """;

    /// <summary>Files that the network does not stand in, each with what it adds to it.</summary>
    static readonly string[] Others =
    [
        "namespace Demo; public static class Sizes { public const int Width = Base * 2, Channels = 3; const int Base = 4; }",
        "namespace Demo; public enum Shape { Line = 1, Square = 3 }",
        "namespace Demo; public sealed class Block(int width = 6) : Layer { readonly Conv2d conv = new(width, 1); public override Tensor Forward(Tensor x) => x | conv; }",
        "namespace Demo; public static class Extensions { public static Layer[] Twice(this Layer layer) => [layer]; public static Tensor Also(this Tensor x) => x; }",
        "namespace Demo; public sealed class Row { public Enumerator GetEnumerator() => new(); public sealed class Enumerator { int n; public int Current => n; public bool MoveNext() => ++n < 3; } }",
        "namespace Demo; public abstract partial class Part<T> : Module where T : Rank { protected int Count = 1; protected static int Rule(int n) => n * Rank.Of<T>(); protected static Layer Activation() => ReLU; }",
        "namespace Demo; partial class Part<T> { protected static Tensor Scale(Tensor x, long by) => x * (int)by; }",
        "namespace Demo; public class Rank { public static int Of<T>() where T : Rank => typeof(T) == typeof(Rank) ? 1 : 2; } public class Narrow : Rank; public class Wide : Rank;",
        "global using Elsewhere;",
        "namespace Elsewhere { public static class Unused { public static int Answer() => 42; public static int Field = 3; } }",
        """
        namespace Demo;
        public static class Limits { public const int Limit = 2; }
        public enum Level { Low = 1 }
        public interface IWide { int Width { get; } }
        public class Base { public virtual int Times(int n) { return n; } }
        public readonly struct Count { public static implicit operator Count(int n) => new(); }
        """,
        """
        namespace Demo;
        public static class Through { public const int Limit = Limits.Limit + (int)Level.Low; }
        public sealed class Deep : Base, IWide { public int Width => Through.Limit; public static int Of(Count count, Base of) => of.Times(Through.Limit); }
        """,
    ];

    /// <summary>A file, by its number, the text that is edited and what it becomes; and whether that is of no consequence.</summary>
    public static TheoryData<int, string, string> Edits => new()
    {
        { 0, "Base = 4", "Base = 5" },
        { 0, "Channels = 3", "Channels = 4" },
        { 1, "Square = 3", "Square = 1" },
        { 1, "Square = 3", "Square" },
        { 2, "new(width, 1)", "new(width + 1, 1)" },
        { 2, "x | conv", "x | conv | ReLU" },
        { 2, "width = 6", "width = 7" },
        { 2, "(int width = 6)", "(long width = 6)" },
        { 3, "[layer]", "[layer, layer]" },
        { 3, "Layer[] Twice(this Layer layer) => [layer];", "Layer[] Twice(this Layer layer) => [layer]; public static Layer[] Twice(this Block layer) => [layer, layer, layer];" },
        { 4, "++n < 3", "++n < 4" },
        { 4, "Current => n", "Current => n * 2" },
        { 5, "Count = 1", "Count = 2" },
        { 5, "=> ReLU", "=> Tanh" },
        { 5, "n * Rank.Of<T>()", "n" },
        { 6, "Scale(Tensor x, long by) => x * (int)by;", "Scale(Tensor x, long by) => x * (int)by; protected static Tensor Scale(Tensor x, int by) => x + by;" },
        { 6, "x * (int)by", "x * (int)by | ReLU" },
        { 8, "global using Elsewhere;", "global using Elsewhere; global using static System.Math;" },
        { 9, "public static class Unused", "public static class Unused2 { public static Layer[] Twice(this Demo.Block b) => [b, b]; } public static class Unused" },
        { 9, "namespace Elsewhere {", "namespace Demo { public sealed class Conv2d(int a, int b) : Layer { public override Tensor Forward(Tensor x) => x | Tanh; } } namespace Elsewhere {" },
        { 9, "=> 42", "=> 43" },
        { 9, "Field = 3", "Field = 4" },
        { 9, "public static int Field", "public static int Added; public static int Field" },
        { 9, "namespace Elsewhere {", "// A comment.\nnamespace Elsewhere {" },
        { 9, "public static class Unused", "public static class Extensions { public static Layer[] Twice(this Demo.Block b) => [b, b]; } public static class Unused" },
        { 9, "namespace Elsewhere {", "namespace Demo.Sizes { public static class Other; } namespace Elsewhere {" },
        { 9, "namespace Elsewhere {", "namespace Demo { public static class Rows { public static System.Collections.Generic.IEnumerator<int> GetEnumerator(this Row row) { yield return 1; } } } namespace Elsewhere {" },
        { 9, "public static int Field = 3;", "public const int Field = 3;" },
        { 9, "Answer()", "Twice()" },
        { 9, "Answer()", "Answer<T>(T of)" },
        { 10, "Limit = 2", "Limit = 3" },
        { 10, "const int Limit = 2;", "" },
        { 10, "Low = 1", "Low = 2" },
        { 10, "interface IWide { int Width { get; } }", "interface IWide { int Width { get; } int Height => 3; }" },
        { 10, "interface IWide { int Width { get; } }", "interface IWide { int Width { get; } int Height { get; } }" },
        { 10, "class Base { public virtual", "abstract class Base { public virtual" },
        { 10, "return n; }", "return n + 1; } public virtual int Repeats(int n) => n;" },
        { 10, "public static implicit operator Count(int n)", "public static implicit operator Count(short n)" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_network_that_is_remembered_is_what_it_would_be_anew(int file, string old, string edited)
    {
        Assert.Contains(old, Others[file], StringComparison.Ordinal);
        var compilation = Compilation(Others);
        var before = Said(compilation);
        var tree = compilation.SyntaxTrees.ElementAt(file + 2);
        var text = tree.GetText();
        var change = new Microsoft.CodeAnalysis.Text.TextChange(new(text.ToString().IndexOf(old, StringComparison.Ordinal), old.Length), edited);

        var after = Said(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(change))));

        string[] others = [.. Others];
        others[file] = others[file].Replace(old, edited, StringComparison.Ordinal);
        Assert.Equal(Said(Compilation(others)), after);
        Assert.StartsWith("netgen network", before, StringComparison.Ordinal);
    }

    /// <summary>An edit in a body that nothing reaches keeps what is remembered: else this would test nothing.</summary>
    [Fact]
    public void A_network_is_remembered_where_bodies_of_others_change()
    {
        var compilation = Compilation(Others);
        var tree = compilation.SyntaxTrees.Single(t => t.ToString().Contains("42", StringComparison.Ordinal));
        var edited = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace("42", "43", StringComparison.Ordinal))));

        Assert.Same(Lower(compilation), Lower(edited));
        Assert.Same(Lower(edited), Lower(edited.Clone()));
    }

    /// <summary>Declarations that come and go, of which the network mentions none.</summary>
    [Theory]
    [InlineData("public static int Answer()", "public static int Added() => 1; public static int Answer()")]
    [InlineData("public static int Answer() => 42;", "")]
    [InlineData("Answer()", "Answer(string of)")]
    [InlineData("public static int Field = 3;", "public static int Field = 3; public static int Next;")]
    [InlineData("public static class Unused", "public sealed record Added(int First); public static class Unused")]
    [InlineData("namespace Elsewhere {", "namespace Added { public enum Choice { First } } namespace Elsewhere {")]
    public void A_network_is_remembered_where_names_change_that_it_does_not_mention(string old, string edited)
    {
        var compilation = Compilation(Others);
        var tree = compilation.SyntaxTrees.Single(t => t.ToString().Contains(old, StringComparison.Ordinal));
        var lowered = Lower(compilation);

        var after = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace(old, edited, StringComparison.Ordinal))));

        Assert.Same(lowered, Lower(after));
        Assert.Same(lowered, Lower(compilation));
    }

    [Fact]
    public void A_reference_or_an_option_that_changes_forgets_what_is_remembered()
    {
        var compilation = Compilation(Others);
        var first = Lower(compilation);

        Assert.NotSame(first, Lower(compilation.AddReferences(MetadataReference.CreateFromImage(System.IO.File.ReadAllBytes(typeof(StalenessTests).Assembly.Location)))));
        Assert.NotSame(first, Lower(compilation.WithOptions(compilation.Options.WithOverflowChecks(true))));
        Assert.NotSame(first, Lower(compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Silent()))));
    }

    [Fact]
    public void A_network_over_another_project_is_remembered_until_that_changes()
    {
        var library = Library(3).ToMetadataReference();
        var compilation = new DefinitionSource(
            ["namespace Demo; [Network] public sealed partial class Net : Module { public Tensor Forward([Shape(Blocks.Sizes.Width, 8, 8)] Tensor x) => x | new Blocks.Twice(); }", "class Unused { int Answer() => 42; }"], [library]).Compilation;
        var tree = compilation.SyntaxTrees.Last();

        Assert.Same(Lower(compilation), Lower(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(tree.ToString().Replace("42", "43", StringComparison.Ordinal))))));
        Assert.Equal(4, Lower(compilation.ReplaceReference(library, Library(4).ToMetadataReference())).Definition!.Inputs[0].Shapes[0][0]);

        static Compilation Library(int width) => new DefinitionSource(
            $"namespace Blocks; public static class Sizes {{ public const int Width = {width}; }} [Module] public sealed class Twice : Layer {{ public override Tensor Forward(Tensor x) => x + x; }}").Compilation.WithAssemblyName("Blocks");
    }

    [Fact]
    public void A_place_is_right_after_lines_have_moved()
    {
        const string Wrong = "[Network] public sealed partial class Net : Module\n{\n readonly Conv2d conv = new(4, 99);\n public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | conv;\n}";
        var compilation = new DefinitionSource(Wrong).Compilation;
        Assert.Equal(3, Place(compilation));
        var tree = compilation.SyntaxTrees.ElementAt(1);

        var moved = compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From("// One line more.\n" + Wrong)));

        Assert.Equal(4, Place(moved));

        static int Place(CSharpCompilation compilation)
        {
            var place = Assert.Single(new NetworkDiagnostics(compilation, new([]), new(TuningTable.Empty), advises: true, default).Of(compilation.GetTypeByMetadataName("Net")!)).Location;
            Assert.True(compilation.ContainsSyntaxTree(place.SourceTree));
            return place.GetLineSpan().StartLinePosition.Line;
        }
    }

    static LoweredNetwork Lower(CSharpCompilation compilation) => Lowerer.LowerNetwork(compilation, compilation.GetTypeByMetadataName("Demo.Net")!);

    static string Said(CSharpCompilation compilation)
    {
        var lowered = Lower(compilation);
        return lowered.Definition is null ? string.Join("; ", lowered.Problems.Select(p => p.Message).Prepend(lowered.HasErrors ? "errors" : "")) : lowered.Text;
    }

    /// <summary>What an .editorconfig says: it may switch advice off.</summary>
    sealed class Silent : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Suppress;
            return true;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            TryGetDiagnosticValue(null!, diagnosticId, cancellationToken, out severity);
    }

    static CSharpCompilation Compilation(string[] others) => new DefinitionSource(others.Prepend(Network)).Compilation;
}
