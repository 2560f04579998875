namespace NetGen.Integration.Tests;

/// <summary>A network that cannot be compiled fails the build, whether analyzers run or not.</summary>
[Trait("Category", "Slow")]
public class AnalyzersOffTests
{
    [Theory]
    [InlineData("-p:RunAnalyzers=true")]
    [InlineData("-p:RunAnalyzers=false")]
    [InlineData("-p:RunAnalyzersDuringBuild=false")]
    public void A_mistake_is_one_error_at_its_line(string property)
    {
        using var consumer = new Consumer("Mistake");

        var log = consumer.PathOf("errors.log");
        Assert.Throws<InvalidOperationException>(() => consumer.Dotnet("build", "-c", "Release", $"-fileLoggerParameters:LogFile={log};ErrorsOnly;NoSummary", property));

        var error = Assert.Single(File.ReadLines(log), l => l.Contains(": error ", StringComparison.Ordinal));
        Assert.Contains(
            "Program.cs(9,11): error NG0102: Conv2d: the kernel is 9, but the padded height is only 8 (8 + 0 + 0); the input is 3×8×8; it comes from x → 3×8×8 (", error, StringComparison.Ordinal);
    }
}
