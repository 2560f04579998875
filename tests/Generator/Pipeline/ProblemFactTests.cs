using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>What a diagnostic tells code fixes: facts as properties, and the places that they change.</summary>
public class ProblemFactTests
{
    const string Layers = """
        sealed class Head : Layer
        {
            readonly Linear fc = new(10, inFeatures: 5); // created
            public override Tensor Forward(Tensor x) => x | fc; // inner
        }
        """;

    [Fact]
    public async Task A_problem_of_a_block_names_its_facts_the_failing_line_and_the_layers_creation()
    {
        var diagnostic = await Single($$"""
            {{Layers}}
            [Network] public sealed partial class Net : Module
            {
                readonly Head head = new();
                public Tensor Forward([Shape(7)] Tensor x) => x | head; // outer
            }
            """);

        Assert.Equal("NG0103", diagnostic.Id);
        Assert.Equal("inFeatures=7", diagnostic.Properties["changes"]);
        Assert.Equal("inFeatures", diagnostic.Properties["removable"]);
        Assert.Equal(("head; // outer", "new(10, inFeatures: 5); // created", "fc; // inner"), (Text(diagnostic.Location), Text(Place(diagnostic, "created")), Text(Place(diagnostic, "failed"))));
    }

    [Theory]
    [InlineData("new(3)", "Flatten|GlobalAvgPool Flatten")]
    [InlineData("new(3, inFeatures: 64)", "Flatten")]
    [InlineData("new(3, inFeatures: 4)", "GlobalAvgPool Flatten")]
    [InlineData("new(3, inFeatures: 5)", null)]
    public async Task A_problem_of_the_network_itself_is_at_the_diagnostics_own_place(string layer, string? operators)
    {
        var diagnostic = await Single($"[Network] public sealed partial class Net : Module\n{{\n    readonly Linear fc = {layer};\n    public Tensor Forward([Shape(4, 2, 8)] Tensor x) => x | fc; // here\n}}");

        Assert.Equal("NG0101", diagnostic.Id);
        Assert.Equal("primary", diagnostic.Properties["failed"]);
        Assert.Equal(operators, diagnostic.Properties.GetValueOrDefault("insert"));
        Assert.Equal("fc; // here", Text(diagnostic.Location));
    }

    [Fact]
    public async Task A_place_in_another_assembly_is_left_out()
    {
        var library = new DefinitionSource(Layers.Replace("sealed", "[Module] public sealed")).Compilation.WithAssemblyName("Layers");
        GeneratorRun.Driver(library).RunGeneratorsAndUpdateCompilation(library, out var output, out _);
        var compilation = new DefinitionSource(["[Network] public sealed partial class Net : Module { readonly Head head = new(); public Tensor Forward([Shape(7)] Tensor x) => x | head; }"], [output.ToMetadataReference()]).Compilation;

        var diagnostic = Assert.Single(await GeneratorRun.Diagnostics(compilation));

        Assert.Equal("inFeatures=7", diagnostic.Properties["changes"]);
        Assert.DoesNotContain("created", diagnostic.Properties.Keys);
        Assert.DoesNotContain("failed", diagnostic.Properties.Keys);
    }

    static async Task<Diagnostic> Single(string code) => Assert.Single(await GeneratorRun.Diagnostics(new DefinitionSource(code).Compilation));

    static Location Place(Diagnostic diagnostic, string name) => diagnostic.AdditionalLocations[int.Parse(diagnostic.Properties[name]!)];

    /// <summary>The rest of the line from a place on.</summary>
    static string Text(Location place)
    {
        var text = place.SourceTree!.GetText();
        return text.ToString(new(place.SourceSpan.Start, text.Lines.GetLineFromPosition(place.SourceSpan.Start).End - place.SourceSpan.Start));
    }
}
