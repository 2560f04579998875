extern alias generator;
using generator::NetGenCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>Tuning files among a project's AdditionalFiles: they choose the tiles, and what is wrong with them is said at its line.</summary>
public class TuningFileTests
{
    const string Network = """
        [Network]
        public sealed partial class Net : Module
        {
            readonly Conv2d conv = new(64, 3, padding: 1);
            public Tensor Forward([Shape(64, 56, 56)] Tensor x) => x | conv;
        }
        """;

    const string Right = "avx512 64-64 at 56x56 kernel 3x3: direct 1x7x3 rows outermost\n";

    static Compilation Compilation => new DefinitionSource(Network).Compilation;

    [Fact]
    public void A_file_chooses_the_tiles()
    {
        Assert.Contains("Winograd F(4×4, 3×3)", Program(), StringComparison.Ordinal);
        Assert.Contains("direct 3×3, tile 1×7×3", Program(new TextFile("dir/Net.tuning", Right)), StringComparison.Ordinal);
        Assert.Contains("Winograd F(4×4, 3×3)", Program(new TextFile("dir/Net.txt", Right)), StringComparison.Ordinal);
        Assert.Contains("tile 1×8×3", Program(new TextFile("a.tuning", Right), new TextFile("b.tuning", Right.Replace("1x7x3", "1x8x3", StringComparison.Ordinal))), StringComparison.Ordinal);

        static string Program(params AdditionalText[] files) => GeneratorRun.Files(Compilation, [.. files])["Net.Avx512.g.cs"];
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_line_is_one_error_and_the_network_is_compiled(bool runAnalyzers)
    {
        var raised = Assert.Single(await GeneratorRun.Diagnostics(Compilation, runAnalyzers, files: new TextFile("dir/Net.tuning", $"# Remark\n{Right}avx512 what\n")));
        Assert.Equal((ProblemIds.TuningFile, DiagnosticSeverity.Error), (raised.Id, raised.Severity));
        Assert.StartsWith("'avx512 what' is no entry of a tuning file: expected is", raised.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("dir/Net.tuning: (2,0)-(2,11)", raised.Location.GetLineSpan().ToString());
    }

    [Fact]
    public void Networks_are_compiled_again_when_what_is_tuned_changes_and_not_for_a_remark()
    {
        Assert.Equal(IncrementalStepRunReason.Modified, Reason(Right.Replace("1x7x3", "1x8x3", StringComparison.Ordinal)));
        Assert.NotEqual(IncrementalStepRunReason.Modified, Reason($"# Remark\n{Right}"));

        static IncrementalStepRunReason Reason(string text)
        {
            var (first, second) = (new TextFile("Net.tuning", Right), new TextFile("Net.tuning", text));
            var compilation = Compilation;
            GeneratorDriver driver = CSharpGeneratorDriver.Create(
                [new NetGenGenerator().AsSourceGenerator()], [first], (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
                driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
            var after = driver.RunGenerators(compilation).ReplaceAdditionalText(first, second).RunGenerators(compilation);
            return Assert.Single(after.GetRunResult().Results.Single().TrackedSteps[TrackingNames.Compile].SelectMany(s => s.Outputs)).Reason;
        }
    }
}
