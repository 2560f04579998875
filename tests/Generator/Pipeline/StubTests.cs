using Microsoft.CodeAnalysis;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>A class that cannot be compiled keeps its members, so that nothing else turns red.</summary>
public class StubTests
{
    const string Right = """
        namespace Demo;
        [Network(Training = true), Input("x", 3, 8, 8), Input("x", 3, 16, 16)]
        public sealed partial class Net : Module
        {
            readonly Conv2d conv = new(4, 3, padding: 1);
            public (Tensor Map, Tensor Scores) Forward(Tensor x) { var y = x | conv; return (y, y | GlobalAvgPool | Flatten); }
        }
        """;

    const string Use = """
        namespace Demo;
        public static class Use
        {
            const long Parameters = Net.ParameterCount + Net.BufferCount + Net.Flops + Net.ArenaBytesAvx2 + Net.Training.ItemBytes;
            const double Step = Net.ReceptiveFieldStride + Net.At16x16.ReceptiveField;
            public static void Run(float[] x, float[] map, float[] scores)
            {
                using var net = Net.Inference.Create(seed: 3);
                net.Run(x, map, scores, batch: 2);
                net.At16x16.Run(x, map, scores);
                using var training = Net.Training.Create(batch: 8);
                training.Forward(x, map, scores, 8);
                training.Backward(map, scores, x);
                training.Seed++;
                Console.WriteLine(Net.Report + Net.Description.Name + NetworkCatalog.All.Count + Parameters + Step);
            }
        }
        """;

    /// <summary>Mistakes of the network: in a block, in C#, half typed.</summary>
    public static TheoryData<string, string, string?> Mistakes => new()
    {
        { "padding: 1", "padding: 1, groups: 2", "NG0105" },
        { "new(4, 3", "new(4, 99", "NG0102" },
        { "Training = true", "Training = true, ActivationBudget = 1", ProblemIds.TrainingOptions },
        { "Input(\"x\", 3, 8, 8)", "Input(\"x\", 3, 0, 8)", "NG0007" },
        { "x | conv;", "x | con;", null },
        { "x | conv;", "x | ", null },
        { "new(4, 3, padding: 1);", "new(", null },
        { "Forward(Tensor x)", "Forward([Network(1)] Tensor x)", null },
        { "public (Tensor", "public static string Report => \"\"; public (Tensor", ProblemIds.ReservedName },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task One_mistake_is_one_diagnostic_and_users_of_the_network_stay_right(string right, string wrong, string? id)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        var compilation = new DefinitionSource(Right.Replace(right, wrong, StringComparison.Ordinal), Use).Compilation;

        var said = await GeneratorRun.Diagnostics(compilation);

        var errors = said.Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.All(errors, e => Assert.Equal("File1.cs", e.Location.SourceTree?.FilePath));
        if (id is not null) Assert.Equal([id], errors.Select(e => e.Id));
        else Assert.All(errors, e => Assert.StartsWith("CS", e.Id, StringComparison.Ordinal));
        Assert.NotEmpty(errors);
    }

    /// <summary>What is generated is not there when definitions are executed; to the generator its use is an error of C#.</summary>
    [Theory]
    [InlineData("x | ReLU | (Layer)(Other.ParameterCount + 1 > 3 ? Tanh : ReLU)")]
    [InlineData("x * Other.ReportJson.Length")]
    [InlineData("x * (int)Net.WeightBytes")]
    [InlineData("x * Other.Inference.Create().Description.Name.Length")]
    public async Task A_definition_that_uses_what_is_generated_is_one_problem_with_and_without_analyzers(string output)
    {
        var compilation = new DefinitionSource(
            $"[Network] public sealed partial class Net : Module {{ public Tensor Forward([Shape(3)] Tensor x) => {output}; }}",
            "[Network] public sealed partial class Other : Module { public Tensor Forward([Shape(3)] Tensor x) => x | ReLU; }").Compilation;

        foreach (var runAnalyzers in new[] { true, false })
        {
            var error = Assert.Single(await GeneratorRun.Diagnostics(compilation, runAnalyzers));
            Assert.Equal((ProblemIds.Unsupported, "what is generated for a network cannot be used in a definition"), (error.Id, error.GetMessage(null)));
        }
    }

    [Fact]
    public void A_stub_has_all_public_members_but_those_of_layers()
    {
        var expected = Members(Right).Where(m => !m.Contains("Shapes.", StringComparison.Ordinal)).ToList();

        Assert.Equal(expected, Members(Right.Replace("x | conv;", "x | con;", StringComparison.Ordinal)));
        Assert.Contains(expected, m => m.Contains("Training.Backward", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Network] public sealed class Net : Module { }")]
    [InlineData("[Network] public sealed partial class Net<T> : Module { }")]
    [InlineData("[Network] public sealed partial class Inference : Module { }")]
    [InlineData("[Network] public sealed partial class : Module { }")]
    [InlineData("[Network] file sealed partial class Net : Module { }")]
    [InlineData("static partial class Outer { [Network] public sealed partial class Net : Module { } }")]
    [InlineData("namespace .Unnamed { [Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => x; } }")]
    public void There_is_none_where_a_part_of_the_class_would_be_wrong(string source)
    {
        var compilation = new DefinitionSource(source).Compilation;

        Assert.Empty(GeneratorRun.Driver(compilation).RunGenerators(compilation).GetRunResult().GeneratedTrees);
    }

    [Fact]
    public void A_class_with_the_attribute_at_two_parts_is_one_network()
    {
        var compilation = new DefinitionSource(Right + "[Network] partial class Net { }").Compilation;

        var result = GeneratorRun.Driver(compilation).RunGenerators(compilation).GetRunResult();

        Assert.Empty(result.Diagnostics);
        Assert.NotEmpty(result.GeneratedTrees);
    }

    static IReadOnlyList<string> Members(string source)
    {
        var compilation = new DefinitionSource(source).Compilation;
        GeneratorRun.Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return [.. Public(output.GetTypeByMetadataName("Demo.Net")!).Select(m => m.ToDisplayString()).Order(StringComparer.Ordinal)];
    }

    static IEnumerable<ISymbol> Public(INamedTypeSymbol type) => type.GetMembers().Where(m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
        .SelectMany(m => m is INamedTypeSymbol nested ? Public(nested).Prepend(m) : [m]);
}
