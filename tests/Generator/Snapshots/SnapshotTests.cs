namespace NetGen.Generator.Tests.Snapshots;

/// <summary>What is generated, word for word, for networks that are small enough to be read whole.</summary>
public class SnapshotTests
{
    const string Tiny = """
        namespace Demo;

        [Network]
        public sealed partial class Tiny : Module
        {
            readonly Conv2d conv = new(3, 3, padding: 1);
            public Tensor Forward([Shape(2, 4, 4)] Tensor image) => image | conv | ReLU;
        }
        """;

    const string Digits = """
        namespace Demo;

        [Network]
        public sealed partial class Digits : Module
        {
            readonly Conv2d conv = new(6, 3, padding: 1);
            public Tensor Forward([Shape(1, 20, 20)] Tensor x) => x | conv | ReLU | MaxPool2d(2);
        }
        """;

    const string Smooth = """
        namespace Demo;

        [Network]
        public sealed partial class Smooth : Module
        {
            readonly Conv2d conv = new(32, 3, padding: 1);
            public Tensor Forward([Shape(32, 14, 10)] Tensor x) => (x | conv) + x | ReLU;
        }
        """;

    const string Heads = """
        namespace Demo;

        [Network]
        internal sealed partial class Heads : Module
        {
            readonly Linear score = new(1);
            public (Tensor features, Tensor score) Forward([Shape(4)] Tensor x) => (x | ReLU, x | score);
        }
        """;

    [Fact]
    public void A_convolution() => Snapshot.Verify(Files("Demo.Tiny", Tiny));

    [Fact]
    public void Kernels_of_a_convolution() => Snapshot.Verify(Files("NetGen.", Tiny, except: "NetworkCatalog"));

    [Fact]
    public void A_convolution_by_transforms() => Snapshot.Verify(Files("Demo.Smooth.Avx2", Smooth));

    [Fact]
    public void Kernels_of_transforms() => Snapshot.Verify(Files("NetGen.Avx2Kernels", Smooth));

    [Fact]
    public void A_convolution_with_its_pooling() => Snapshot.Verify(Files("Demo.Digits.Avx2", Digits));

    [Fact]
    public void Kernels_of_a_convolution_with_its_pooling() => Snapshot.Verify(Files("NetGen.Avx2Kernels.Planar", Digits));

    [Fact]
    public void Two_outputs() => Snapshot.Verify(Files("Demo.Heads", Heads));

    [Fact]
    public void A_network_in_two_files() => Snapshot.Verify(Files(
        "Split",
        "[Network] partial class Split : Module { readonly Half half = new(); }",
        "sealed partial class Split { public Tensor Forward([Shape(4, 2, 2)] Tensor x) => x | half; }",
        "sealed class Half : Layer { public override Tensor Forward(Tensor x) => x | ReLU | MaxPool2d(2); }"));

    [Fact]
    public void A_module_for_other_assemblies() => Snapshot.Verify(Files(
        "NetGen.Modules",
        """
        namespace Blocks;

        [Module]
        public sealed class ConvNorm(int width, int kernel = 3) : Layer
        {
            readonly Conv2d conv = new(width, kernel, padding: kernel / 2, bias: false);
            readonly BatchNorm2d bn = new();
            public override Tensor Forward(Tensor x) => x | conv | bn | ReLU;
        }
        """));

    [Fact]
    public void The_list_of_networks() => Snapshot.Verify(Files("NetGen.NetworkCatalog", Tiny, Heads, Heads.Replace("Demo", "Demo.Inner.@class", StringComparison.Ordinal)));

    /// <summary>The generated files whose names start so.</summary>
    static SortedDictionary<string, string> Files(string start, params string[] sources) => Files(start, sources, null);

    static SortedDictionary<string, string> Files(string start, string source, string except) => Files(start, [source], except);

    static SortedDictionary<string, string> Files(string start, string[] sources, string? except)
    {
        var files = GeneratorRun.Files(new DefinitionSource(sources).Compilation)
            .Where(f => f.Key.StartsWith(start, StringComparison.Ordinal) && (except is null || !f.Key.Contains(except, StringComparison.Ordinal)));
        return new(files.ToDictionary(f => f.Key[..^".g.cs".Length], f => f.Value), StringComparer.Ordinal);
    }
}
