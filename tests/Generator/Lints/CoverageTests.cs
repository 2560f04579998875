extern alias generator;
using generator::NetGenCompiler.Analyzers;

namespace NetGen.Generator.Tests.Lints;

/// <summary>Every lint has three cases that it finds, and three that come near to one.</summary>
public class CoverageTests
{
    const int Least = 3;

    public static TheoryData<string> Ids => [.. Rules.Descriptors.Select(d => d.Id).Where(id => id.StartsWith("NG03", StringComparison.Ordinal) && id is not ("NG0315" or "NG0309" or "NG0310" or "NG0313"))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_lint_has_findings_and_near_misses(string id)
    {
        var findings = WindowLintCases.Findings.Concat(LayerLintCases.Findings).Count(row => (string)row[0] == id);
        var nearMisses = WindowLintCases.NearMisses.Concat(LayerLintCases.NearMisses).Count(row => (string)row[0] == id);

        Assert.True(findings >= Least && nearMisses >= Least, $"{findings} findings, {nearMisses} near misses");
    }

    [Theory]
    [InlineData("NG0309")]
    [InlineData("NG0310")]
    [InlineData("NG0313")]
    public void So_has_one_of_code_that_trains(string id)
    {
        Assert.True(TrainingLintTests.Findings.Count(row => (string)row[2] == id) >= Least);
        Assert.True(TrainingLintTests.NearMisses.Count >= Least * Least);
    }
}
