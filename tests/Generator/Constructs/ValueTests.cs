using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests.Constructs;

/// <summary>C# constructs that compute values: for each the compiler's execution gives what the CLR gives.</summary>
public partial class ValueTests
{
    static readonly Dictionary<string, string> Cases = Split(Expressions, Statements, Control, Members, Values, Functions, Types, Patterns, Collections, Queries);

    static readonly DefinitionSource Source = new(Sources);

    /// <summary>All cases as one project.</summary>
    internal static IEnumerable<string> Sources => Cases.Select(c => Probe.Network("Case" + c.Key, c.Value)).Append(Probe.Source);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_construct_computes_what_the_CLR_computes(string name)
    {
        var expected = Probe.Said(Source.Trace($"Case{name}.Net"));
        var actual = Probe.Said(Source.Execute($"Case{name}.Net"));

        Assert.Equal(expected, actual);
        Assert.NotEqual("", expected);
    }

    /// <summary>Cases stand one after the other, each under a line with its name.</summary>
    static Dictionary<string, string> Split(params string[] texts) => texts.SelectMany(text => Header().Split(text).Skip(1).Chunk(2))
        .ToDictionary(part => part[0], part => part[1]);

    [GeneratedRegex(@"^=== (\w+)\n", RegexOptions.Multiline)]
    private static partial Regex Header();
}
