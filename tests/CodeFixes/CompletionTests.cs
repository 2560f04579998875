namespace NetGen.CodeFixes.Tests;

/// <summary>What an editor completes of a network: its members, its layers with what they cost, and while a class is being typed those of its stub.</summary>
public class CompletionTests
{
    static readonly EditorServices Services = new("""
        [Network(Training = true)]
        public sealed partial class Net : Module
        {
            readonly Conv2d conv = new(8, 3, padding: 1), @in = new(3, 1);
            readonly Sequential head = [GlobalAvgPool, Flatten, new Linear(10)];
            public Tensor Forward([Shape(3, 16, 16)] Tensor image) => image | @in | conv | ReLU | head;
        }

        /// <summary>Not to be trained.</summary>
        [Network]
        public sealed partial class Plain : Module
        {
            public Tensor Forward([Shape(3)] Tensor x) => x | ReLU;
        }
        """);

    [Fact]
    public async Task A_network_offers_what_is_generated()
    {
        var offered = await Members("Net");

        Assert.Superset(new HashSet<string> { "Shapes", "Report", "ReportJson", "Inference", "Training", "Description", "ParameterCount", "MultiplyAdds" }, offered.Keys.ToHashSet());
        Assert.Contains("table", offered["Report"], StringComparison.Ordinal);
        Assert.Contains("= 326", offered["ParameterCount"], StringComparison.Ordinal);
        Assert.All(offered, o => Assert.NotEqual("", o.Value));
    }

    [Fact]
    public async Task Training_is_offered_where_it_is_asked_for() => Assert.DoesNotContain("Training", (await Members("Plain")).Keys);

    [Fact]
    public async Task Every_layer_is_offered_with_its_shapes_and_costs()
    {
        var (offered, head) = (await Members("Net.Shapes"), await Members("Net.Shapes.head"));

        Assert.Equal(["conv", "head", "image", "@in", "relu"], Own(offered));
        Assert.Equal(["_0", "_1", "_2"], Own(head));
        Assert.Contains("3×16×16 → 8×16×16; 224 parameters, 55,296 multiply-adds, receptive field 3/1/1", offered["conv"], StringComparison.Ordinal);
        Assert.Contains("8×16×16 → 8×1×1; 2,048 elementwise operations", head["_0"], StringComparison.Ordinal);
        Assert.Contains("8 → 10; 90 parameters, 80 multiply-adds", head["_2"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_is_offered_with_what_its_author_says_of_it() =>
        Assert.Contains("Not to be trained.", (await Services.Descriptions("static class Use { static string Name => nameof(Pl$$) }", "Plain"))["Plain"], StringComparison.Ordinal);

    /// <summary>What stands in a class that is being typed.</summary>
    public static TheoryData<string> Halves =>
    [
        "readonly Conv2d conv = new(8, ",
        "readonly Conv2d conv = ; public Tensor Forward([Shape(3, 16, 16)] Tensor image) => image | conv; ",
        "readonly Conv2d conv = new(8, 3); public Tensor Forward([Shape(3, 16, 16)] Tensor image) => image | ; ",
        "readonly Conv2d conv = new(8, 3); public Tensor Forward([Shape(3, 16, 16)] Tensor image) { var y = conv[image",
        "readonly Conv2d conv = new(8, 3); public Tensor Forward([Shape(",
    ];

    [Theory]
    [MemberData(nameof(Halves))]
    public async Task A_class_that_is_half_typed_offers_what_it_will_have(string members)
    {
        var offered = await Services.Names($"static class Use {{ static object Report => Half.$$; }}\n[Network(Training = true)] public sealed partial class Half : Module {{ {members}}}");

        Assert.Superset(new HashSet<string> { "Shapes", "Report", "Inference", "Training", "ParameterCount" }, offered.ToHashSet());
    }

    [Theory]
    [InlineData("image.$$", "MaxPool2d")]
    [InlineData("image | $$", "conv")]
    [InlineData("image | conv | $$", "GlobalAvgPool")]
    public async Task A_forward_that_is_half_typed_offers_operators_and_layers(string result, string expected) =>
        Assert.Contains(expected, await Services.Names($"[Network] public sealed partial class Half : Module {{ readonly Conv2d conv = new(8, 3); public Tensor Forward([Shape(3, 16, 16)] Tensor image) => {result} }}"));

    /// <summary>The members that are offered after the dot.</summary>
    static Task<IReadOnlyDictionary<string, string>> Members(string type) => Services.Descriptions($"static class Use {{ static object Value => {type}.$$; }}");

    static IEnumerable<string> Own(IReadOnlyDictionary<string, string> offered) => offered.Keys.Except([nameof(Equals), nameof(ReferenceEquals)]).OrderBy(n => n.TrimStart('@'), StringComparer.Ordinal);
}
