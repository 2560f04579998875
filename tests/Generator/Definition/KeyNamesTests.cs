extern alias generator;
using generator::NetGenCompiler.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGenCompiler.Definition;

namespace NetGen.Generator.Tests.Definition;

/// <summary>Messages show C#'s names, as the C# compiler displays them, and never the keys of definitions.</summary>
public class KeyNamesTests
{
    const string Code = """
        namespace Outer.Space
        {
            public interface IGo<T> { T Go(T x); int this[int i] { get; } }
            public class Stage<T>(T v) : IGo<T> where T : notnull
            {
                public T Field = v;
                public static int Count;
                public T Prop { get; set; } = v;
                public int this[int i] => i;
                public T Go(T x) => x;
                int IGo<T>.this[int i] => i;
                public U Map<U>(System.Func<T, U> f, int[,] a, (int, U) t) => f(Field);
                public struct Inner { public enum Kind { A } public void Deep(ref int n) { } }
            }
        }
        public class Plain { public Plain(int n, string s) { } public void Run() { } }
        """;

    static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces, memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    [Fact]
    public void Keys_become_the_names_that_the_compiler_displays()
    {
        var compilation = new DefinitionSource(Code).Compilation;
        var symbols = compilation.GetSymbolsWithName(_ => true, SymbolFilter.TypeAndMember)
            .Where(s => s is INamedTypeSymbol or IFieldSymbol or IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true } or IMethodSymbol { MethodKind: MethodKind.Ordinary }).ToList();

        Assert.InRange(symbols.Count, 15, 100);
        Assert.All(symbols, s => Assert.Equal(s.ToDisplayString(Format).Replace("this", "this[]", StringComparison.Ordinal).Replace("[][]", "[]", StringComparison.Ordinal), KeyNames.Full(s.GetDocumentationCommentId()!)));
    }

    [Theory]
    [InlineData("M:Outer.Stage`1.#ctor(`0)", "new Outer.Stage", "new Stage")]
    [InlineData("initialisers of T:Outer.Stage`1", "new Outer.Stage", "new Stage")]
    [InlineData("static initialisers of T:Stage", "static fields of Stage", "static fields of Stage")]
    [InlineData("M:Outer.Stage.get_Width", "Outer.Stage.Width", "Stage.Width")]
    [InlineData("M:Outer.Stage.Outer#IGo#Go(System.Int32)", "Outer.Stage.Go", "Stage.Go")]
    [InlineData("T:Outer.Stage$width", "Outer.Stage.width", "Stage.width")]
    [InlineData("T:System.Int32", "int", "int")]
    public void Keys_without_a_symbol_become_names(string key, string full, string withType)
    {
        Assert.Equal(full, KeyNames.Full(key));
        if (withType != "int") Assert.Equal(withType, KeyNames.WithType(key));
    }

    [Theory]
    [InlineData("readonly Conv2d conv = new(4, 9); public override Tensor Forward(Tensor x) => x | conv;", "(in Stage.Forward)")]
    [InlineData("readonly int n = Zero() / Zero(); static int Zero() => 0; public override Tensor Forward(Tensor x) => x * n;", "(in new Stage)")]
    [InlineData("static readonly int n = int.Parse(\"x\"); public override Tensor Forward(Tensor x) => x * n;", "(in static fields of Stage)")]
    [InlineData("enum Kind { A } object o = Kind.A; public override Tensor Forward(Tensor x) => x * (int)o;", "a Kind is not a int")]
    [InlineData("object o = 1; public override Tensor Forward(Tensor x) => x * ((List<int[]>)o).Count;", "a int is not a List<int[]>")]
    public async Task Diagnostics_name_the_place_as_in_the_source(string members, string expected)
    {
        var source = new DefinitionSource($"public sealed class Stage : Layer {{ {members} }} [Network] public sealed partial class Net : Module {{ readonly Layer stage = new Stage(); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | stage; }}");

        var diagnostics = await source.Compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        Assert.Contains(expected, Assert.Single(diagnostics).GetMessage(null), StringComparison.Ordinal);
    }
}
