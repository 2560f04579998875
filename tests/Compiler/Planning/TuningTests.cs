using NetGen.Cli.Compilation;
using NetGenCompiler.Passes;
using NetGenCompiler.Planning;
using NetGenCompiler.Planning.Convolution;
using NetGenCompiler.Planning.Tuning;
using NetGenCompiler.Planning.Winograd;

namespace NetGen.Compiler.Tests.Planning;

/// <summary>Tuning files: what they hold is what the planner takes.</summary>
public class TuningTests
{
    sealed class Several : Module
    {
        readonly Conv2d stem = new(40, 7, stride: 2, padding: 3), square = new(72, 3, padding: 1), strided = new(24, 3, stride: 2, dilation: 2), grouped = new(48, 3, groups: 2), pointwise = new(130, 1);
        readonly Linear fc = new(35);

        public Tensor Forward([Shape(3, 45, 37)] Tensor x) => x | stem | square | strided | grouped | pointwise | GlobalAvgPool | Flatten | fc;
    }

    public static TheoryData<string> InstructionSets => [.. InstructionSet.All.Select(i => i.Name)];

    [Theory]
    [MemberData(nameof(InstructionSets))]
    public void Every_candidate_is_written_read_and_planned_as_it_is(string name)
    {
        var instructionSet = InstructionSet.All.Single(i => i.Name == name);
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(typeof(Several)));
        var candidates = Planner.Plan(graph, instructionSet).Steps.Select(s => TileCandidates.Of(s, PlanningOptions.Default)).Where(c => c.Count > 0).ToList();
        Assert.Equal(6, candidates.Count);
        for (var i = 0; candidates.Exists(c => i < c.Count); i++)
        {
            var entries = candidates.Where(c => i < c.Count).Select(c => new TunedConvolution(name, c[i].Shape, c[i].Tiles)).ToList();
            var (read, mistakes) = TuningText.Read(TuningText.Write(["Of a test."], entries));
            Assert.Empty(mistakes);
            Assert.Equal(entries, read);

            var planned = Planner.Plan(graph, instructionSet, options: new(false, new([.. read]))).Steps.Select(Tiles).OfType<(ConvolutionShape, ConvolutionTiles)>().ToDictionary();
            Assert.All(entries, e => Assert.Equal(e.Tiles, planned[e.Shape]));
        }
    }

    [Fact]
    public void A_layer_that_is_not_tuned_is_planned_by_the_estimate()
    {
        var graph = PassPipeline.Inference(DefinitionTracer.Trace(typeof(Several)));
        var (entries, _) = TuningText.Read("avx512 40-72 at 23x19 kernel 3x3: direct 1x5x2 rows outermost\navx2 40-72 at 23x19 kernel 3x3: winograd 2x2 strip 11 tile 1x3x1");
        foreach (var instructionSet in InstructionSet.All)
        {
            var (usual, tuned) = (Planner.Plan(graph, instructionSet), Planner.Plan(graph, instructionSet, options: new(false, new([.. entries]))));
            var differing = usual.Steps.Zip(tuned.Steps).Where(p => p.First.Algorithm != p.Second.Algorithm).Select(p => p.First.Name);
            Assert.Equal(instructionSet == InstructionSet.Vector128 ? [] : ["square"], differing);
        }

        // What must be exact is not computed by transforms, whatever is tuned.
        var exact = Planner.Plan(graph, InstructionSet.Avx2, options: new(true, new([.. entries])));
        Assert.Contains(exact.Steps, s => s.Name == "square" && s.Algorithm.StartsWith("direct", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3", "is no entry of a tuning file: expected is 'avx512 64-128 at 28x28")]
    [InlineData("sse2 64-64 at 56x56 kernel 3x3: direct 1x14x2 rows outermost", "'sse2' is no instruction set: there are avx512, avx2, vector128")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3: direct 1x29x1 rows outermost", "64-64 at 56x56 kernel 3x3 cannot be computed as 'direct 1x29x1 rows outermost' on avx512: a tile has at most 28 pixels")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3: direct 999999999x999999999x1 rows outermost", "a tile has at most 28 pixels")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3: direct 1x14x3 rows outermost", "its sums do not fit into 32 registers")]
    [InlineData("avx2 64-64 at 56x56 kernel 3x3: direct 1x7x2 rows outermost", "its sums do not fit into 16 registers")]
    [InlineData("avx512 64-64 at 7x7 kernel 3x3: direct 1x14x1 rows outermost", "the result has 7 rows and 7 columns")]
    [InlineData("avx512 64-64 at 7x7 kernel 3x3: direct 2x6x1 rows outermost", "tiles of several rows have all 7 columns")]
    [InlineData("avx512 64-64 at 7x7 kernel 3x3: direct 1x2x5 rows outermost", "the result has 4 vectors of channels")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3: direct 1x0x2 rows outermost", "has a size of 0")]
    [InlineData("avx512 64-64 at 56x56 kernel 5x5: winograd 4x4 strip 28 tile 1x14x2", "it is for kernels of 3x3 without stride")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3 stride 2x2: winograd 4x4 strip 28 tile 1x14x2", "it is for kernels of 3x3 without stride")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3: winograd 4x4 strip 197 tile 1x14x2", "the result has 196 tiles")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3: winograd 4x4 strip 13 tile 1x14x2", "a strip has 13 tiles")]
    [InlineData("avx512 64-64 at 56x56 kernel 3x3: winograd 6x6 strip 13 tile 1x14x2", "is no entry of a tuning file")]
    [InlineData("avx512 99999999999-64 at 56x56 kernel 3x3: direct 1x14x2 rows outermost", "is no entry of a tuning file")]
    public void A_wrong_line_is_named_and_the_others_count(string line, string message)
    {
        const string Right = "avx512 16-16 at 8x8 kernel 1x1: direct 1x8x1 rows outermost";
        var (entries, mistakes) = TuningText.Read($"# A remark.\r\n{line}\r\n\r\n{Right} # and one behind\r\n");
        Assert.Equal(Right, Assert.Single(entries).ToString());
        var mistake = Assert.Single(mistakes);
        Assert.Equal(1, mistake.Line);
        Assert.Contains(message, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_is_tuned_once()
    {
        const string Shape = "avx512 16-16 at 8x8 kernel 1x1";
        var (entries, mistakes) = TuningText.Read($"{Shape}: direct 1x8x1 rows outermost\n{Shape}: direct 1x4x1 rows outermost\navx2 16-16 at 8x8 kernel 1x1: direct 1x4x1 rows outermost");
        Assert.Equal(2, entries.Count);
        Assert.Equal(new TuningMistake(1, $"'{Shape}' is tuned twice"), Assert.Single(mistakes));
    }

    static (ConvolutionShape, ConvolutionTiles)? Tiles(Step step) => step switch
    {
        DenseStep dense => (ConvolutionShape.Of(dense.Geometry, dense.InstructionSet)!, DirectTiles.Of(dense.Tiling)),
        WinogradStep winograd => (ConvolutionShape.Of(winograd.Geometry, winograd.InstructionSet)!, WinogradTiles.Of(winograd.Tiling)),
        _ => null,
    };
}
