extern alias generator;

using Microsoft.CodeAnalysis;
using NetGenCompiler.Definition;
using NetGenCompiler.Execution;
using Lowering = generator::NetGenCompiler.Lowering;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Blocks of other assemblies, whose definitions travel in an assembly attribute.</summary>
public class LibraryTests
{
    const string Blocks = """
        namespace Blocks;

        public enum Act { None, Relu }
        public sealed record Options(int Width, Act Act = Act.Relu) { public int Half => Width / 2; }

        [Module]
        public class ConvNorm(Options options, int kernel = 3) : Layer
        {
            readonly Conv2d conv = new(options.Width, kernel, padding: kernel / 2); // library line
            readonly BatchNorm2d bn = new();
            public int Width => options.Width;
            public Act Act { get; init; } = options.Act;
            public override Tensor Forward(Tensor x) => Activate(x | conv | bn);
            protected virtual Tensor Activate(Tensor x) => Act == Act.Relu ? x | ReLU : x;
        }

        [Module]
        public static class Helpers
        {
            public static readonly int[] Widths = [4, 8];
            public static Layer[] Stage<T>(IEnumerable<T> items, Func<T, Layer> make) => [.. items.Select(make)];
            extension(Tensor x) { public Tensor Doubled() => x + x; }
        }

        public sealed class Hidden(int n) : Layer { public override Tensor Forward(Tensor x) => x * n; }
        """;

    const string User = """
        using Blocks;
        public sealed class Own(int width) : ConvNorm(new Options(width), 1) { protected override Tensor Activate(Tensor x) => base.Activate(x) | Sigmoid; }

        [Network]
        public sealed partial class Net : Module
        {
            readonly Layer[] stage = Helpers.Stage(Helpers.Widths, w => new ConvNorm(new Options(w) { Act = Act.None }) { Act = Act.Relu });
            readonly Own own = new(6);
            public Tensor Forward([Shape(3, 8, 8)] Tensor x) => ((x | stage).Doubled() | own) * own.Width * new Options(8).Half;
        }
        """;

    static string AttributeOf(DefinitionSource source)
    {
        var modules = source.Compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Where(t => t.GetAttributes().Any(a => a.AttributeClass?.Name == "ModuleAttribute"));
        var text = generator::NetGenCompiler.Definition.DefinitionText.Write(Lowering.Lowerer.LowerModules(source.Compilation, modules).Library);
        return $"[assembly: NetGen.ModuleDefinition({DefinitionText.Version}, {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, true)})]";
    }

    static Microsoft.CodeAnalysis.CSharp.CSharpCompilation Library(string? attribute = null)
    {
        attribute ??= AttributeOf(new(Blocks));
        return new DefinitionSource(Blocks, attribute).Compilation.WithAssemblyName("Blocks");
    }

    static PortableExecutableReference Image(Microsoft.CodeAnalysis.CSharp.CSharpCompilation library, bool isReferenceAssembly)
    {
        using var stream = new MemoryStream();
        var result = library.Emit(stream, options: new(metadataOnly: isReferenceAssembly, includePrivateMembers: !isReferenceAssembly));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(5)));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    static ExecutionResult Execute(MetadataReference reference, string code)
    {
        var libraries = Lowering.ReferencedModules.Read(reference).Select(t => DefinitionText.ReadLibrary(t.Text)).ToList();
        return new DefinitionSource([code], [reference]).Run("Net", libraries);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("reference assembly")]
    [InlineData("compilation")]
    public void Blocks_of_another_assembly_make_the_same_graph(string form)
    {
        var expected = new DefinitionSource(Blocks, User);
        var library = Library();

        var result = Execute(form == "compilation" ? library.ToMetadataReference() : Image(library, form == "reference assembly"), User);

        Assert.True(result.Graph is not null, result.Problem?.Message);
        Assert.Equal(expected.Trace("Net"), DefinitionSource.Comparable(result.Graph));
    }

    [Fact]
    public void A_class_without_a_definition_is_a_problem_that_names_it()
    {
        var problem = Execute(Library().ToMetadataReference(), "[Network] public sealed partial class Net : Module { readonly Blocks.Hidden h = new(2); public Tensor Forward([Shape(3)] Tensor x) => x | h; }").Problem!;

        Assert.Equal(ProblemIds.NoDefinition, problem.Id);
        Assert.Contains("Blocks.Hidden", problem.Message, StringComparison.Ordinal);
        Assert.Contains("[Module]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_knows_the_lines_of_its_code()
    {
        var library = DefinitionText.ReadLibrary(Assert.Single(Lowering.ReferencedModules.Read(Library().ToMetadataReference())).Text);

        var places = Assert.Single(library.Places, p => p.Method.StartsWith("initialisers of T:Blocks.ConvNorm", StringComparison.Ordinal));
        Assert.Equal("File1.cs", places.File);
        Assert.Contains(9, places.Lines);
    }

    [Theory]
    [InlineData("[assembly: NetGen.ModuleDefinition(2, \"garbage\")]", "expected 'netgen library 2'")]
    [InlineData("[assembly: NetGen.ModuleDefinition(7, \"netgen library 7\")]", "version 7")]
    public void Definitions_that_cannot_be_read_say_why(string attribute, string reason)
    {
        var parse = Assert.Single(Lowering.ReferencedModules.ReadAll([Image(Library(attribute), isReferenceAssembly: false)]));

        Assert.Null(parse.Library);
        Assert.Contains(reason, parse.Failure, StringComparison.Ordinal);
    }
}
