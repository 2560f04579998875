namespace NetGen.Generator.Tests.Lints;

/// <summary>What a network is held to by its attributes: the sizes of objects, and a budget.</summary>
public class ExpectationTests
{
    // Fields of 31 pixels at 'fine' and 255 at 'coarse', as five and eight 3×3 convolutions of stride 2 have them.
    const string Detector = """
        public sealed partial class Net : Module
        {
            readonly Layer[] first = Convs(4), rest = Convs(3);
            static Layer[] Convs(int count) => [.. Enumerable.Range(0, count).Select(_ => new Conv2d(8, 3, stride: 2, padding: 1))];
            public (Tensor fine, Tensor coarse) Forward([Shape(3, 512, 512)] Tensor x)
            {
                var fine = x | first;
                return (fine, fine | rest);
            }
        }
        """;

    public static TheoryData<string, string, string> Findings => new()
    {
        { "[Network, ObjectSizes(8, 40, Output = \"fine\")]", "NG0315", "the output 'fine' sees 31 pixels, which suits objects of 4 to 15 pixels, a tenth to half of that; of those declared the largest, 40, is 1.29 of it" },
        { "[Network, ObjectSizes(8, 100, Output = \"coarse\")]", "NG0315", "the output 'coarse' sees 255 pixels, which suits objects of 26 to 127 pixels, a tenth to half of that; of those declared the smallest, 8, is 0.03 of it: find them on an earlier map" },
        { "[Network, ObjectSizes(26, 127)]", "NG0315", "the largest, 127, is 4.1 of it" },
        { "[Network, ObjectSizes(4, 15, Output = \"middle\")]", "NG0014", "'Net' has no output 'middle': it has 'fine', 'coarse'" },
        { "[Network, ObjectSizes(15, 4)]", "NG0014", "the objects of 'Net' are from 15 to 4 pixels" },
        { "[Network, Budget(Parameters = 3_000)]", "NG0401", "'Net' has 3,728 parameters, over its budget of 3,000; costliest: 'first.1' 584, 'first.2' 584, 'first.3' 584" },
        { "[Network, Budget(MultiplyAdds = 20_000_000)]", "NG0402", "'Net' takes 26,735,616 multiply-adds, over its budget of 20,000,000; costliest: 'first.0' 14,155,776, 'first.1' 9,437,184" },
        { "[Network, Budget(WeightBytes = 1_000)]", "NG0403", "over its budget of 1,000; costliest: 'first." },
        { "[Network, Budget(ArenaBytes = 100_000)]", "NG0404", "the working memory of 'Net' is " },
        { "[Network, Budget(MinReceptiveField = 100)]", "NG0405", "the output 'fine' of 'Net' sees 31 pixels, less than the 100 of its budget" },
        { "[Network, Budget(MaxLatencyMilliseconds = 0.01)]", "NG0406", "'Net' is estimated to take " },
        { "[Network, Budget(Parameters = -1)]", "NG0400", "the Parameters of the budget of 'Net' is -1: it must be positive, or 0 for no limit" },
        { "[Network, Budget(MaxLatencyMilliseconds = 1, Gigahertz = 0)]", "NG0400", "the Gigahertz of the budget of 'Net' is 0: it must be positive" },
        { "[Network, Input(\"x\", 3, 512, 512), Input(\"x\", 3, 1024, 1024), Budget(MultiplyAdds = 30_000_000)]", "NG0402", "At1024x1024: 'Net.At1024x1024' takes 106,942,464 multiply-adds" },
    };

    public static TheoryData<string> NearMisses =>
    [
        "[Network, ObjectSizes(4, 15, Output = \"fine\"), ObjectSizes(26, 127, Output = \"coarse\")]",
        "[Network, ObjectSizes(4, 14, Output = \"fine\")]",
        "[Network, ObjectSizes(26, 26, Output = \"coarse\")]",
        "[Network, Budget(Parameters = 3_728, MultiplyAdds = 26_735_616, WeightBytes = 1 << 20, ArenaBytes = 8 << 20, MinReceptiveField = 31, MaxLatencyMilliseconds = 10)]",
        "[Network, Budget]",
        "[Network, Budget(Parameters = 0)]",
    ];

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task A_finding_stands_at_its_place(string attributes, string id, string message)
    {
        var found = (await GeneratorRun.Analyze(new DefinitionSource($"{attributes}\n{Detector}").Compilation)).Where(d => d.Id is not ("NG0302" or "NG0303")).ToList();

        var finding = Assert.Single(found);
        Assert.Equal(id, finding.Id);
        Assert.Contains(message, finding.GetMessage(), StringComparison.Ordinal);
        if (id != "NG0315") Assert.Equal(0, finding.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public async Task What_comes_near_passes(string attributes) =>
        Assert.DoesNotContain(await GeneratorRun.Analyze(new DefinitionSource($"{attributes}\n{Detector}").Compilation), d => d.Id is not ("NG0302" or "NG0303"));

    [Fact]
    public async Task A_budget_holds_where_analyzers_are_switched_off_and_advice_does_not()
    {
        var source = new DefinitionSource($"[Network, Budget(Parameters = 3_000), ObjectSizes(8, 40)]\n{Detector}");

        var found = await GeneratorRun.Diagnostics(source.Compilation, runAnalyzers: false);

        Assert.Equal("NG0401", Assert.Single(found).Id);
    }
}
