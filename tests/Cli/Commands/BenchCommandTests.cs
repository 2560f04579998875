using NetGen.Cli.Benchmarks;
using NetGen.Cli.Tests.Support;
using NetGen.Runtime;

namespace NetGen.Cli.Tests.Commands;

public class BenchCommandTests : CommandTest
{
    [Fact]
    public void Json_has_figures_that_agree_with_each_other()
    {
        var json = Run("bench", "TinyClassifier", "--threads", "2", "--batch", "3", "--isa", "vector128", "--json").Json();
        double Figure(string name) => json.GetProperty(name).GetDouble();
        Assert.Equal("vector128", json.GetProperty("isa").GetString());
        Assert.Equal(2, json.GetProperty("threads").GetInt32());
        Assert.Equal(3, json.GetProperty("batch").GetInt32());
        Assert.True(Figure("minMs") <= Figure("medianMs") && Figure("medianMs") <= Figure("p90Ms"));
        Assert.Equal(2.0 * 48 * 3 / (Figure("medianMs") * 1e6), Figure("gflops"), 1e-9 * Figure("gflops"));
        Assert.Equal(Figure("gflops") / Figure("peakGflops"), Figure("shareOfPeak"), 1e-9 * Figure("shareOfPeak"));
    }

    [Theory]
    [InlineData(new double[] { 7 }, 7, 7, 7)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 1, 2.5, 4)]
    [InlineData(new double[] { 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, 1, 5.5, 9)]
    public void Timings_are_by_rank(double[] milliseconds, double minimum, double median, double percentile90)
    {
        var timings = new Timings(milliseconds);
        Assert.Equal((minimum, median, percentile90), (timings.Minimum, timings.Median, timings.Percentile90));
    }

    [Fact]
    public void Work_is_warmed_up_and_repeated_within_the_limits()
    {
        var calls = 0;
        Assert.Equal(5, new Repetition(TimeSpan.Zero, TimeSpan.Zero, 5, 9).Measure(() => calls++).Count);
        Assert.Equal(6, calls);
        Assert.Equal(9, new Repetition(TimeSpan.Zero, TimeSpan.FromHours(1), 5, 9).Measure(() => calls++).Count);
    }

    [Theory]
    [InlineData(InstructionSetKind.Vector128)]
    [InlineData(InstructionSetKind.Avx2)]
    [InlineData(InstructionSetKind.Avx512)]
    public void Every_instruction_set_that_is_here_has_a_peak(InstructionSetKind instructionSet)
    {
        if (InstructionSets.IsSupported(instructionSet)) Assert.InRange(MultiplyAddPeak.Gigaflops(instructionSet, 1), 0.01, 1e5);
    }
}
