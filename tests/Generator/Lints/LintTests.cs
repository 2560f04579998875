namespace NetGen.Generator.Tests.Lints;

/// <summary>What lints find in networks, and what comes near to it.</summary>
public class LintTests
{
    [Theory]
    [MemberData(nameof(WindowLintCases.Findings), MemberType = typeof(WindowLintCases))]
    [MemberData(nameof(LayerLintCases.Findings), MemberType = typeof(LayerLintCases))]
    public Task A_finding_stands_at_its_line(string id, string members, string message) => LintCase.Finds(id, members, message);

    [Theory]
    [MemberData(nameof(WindowLintCases.NearMisses), MemberType = typeof(WindowLintCases))]
    [MemberData(nameof(LayerLintCases.NearMisses), MemberType = typeof(LayerLintCases))]
    public Task What_comes_near_passes(string id, string members) => LintCase.Passes(id, members);
}
