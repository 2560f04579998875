using System.Globalization;

namespace NetGen.CodeFixes.Tests;

/// <summary>Where the pointer rests on a network or on one of its layers, an editor tells what goes in and comes out, and what that costs.</summary>
public class HoverTests
{
    /// <summary>The figures of a linear layer of 3 features and 10, in each of the classes below.</summary>
    const string Figures = "x 3 → output 10.\n\n40 parameters, 30 multiply-adds.\n\n";

    static readonly EditorServices Services = new("""
        /// <summary>Tells digits apart.</summary>
        [Network, Input("image", 3, 32, 32), Input("image", 3, 16, 16)]
        public sealed partial class Digits : Module
        {
            readonly Conv2d conv = new(8, 3, padding: 1);
            readonly Sequential head = [GlobalAvgPool, Flatten, new Linear(10)];
            public Tensor Forward(Tensor image) => image | conv | ReLU | head;
        }

        [Network(Training = true)]
        public sealed partial class Trained : Module
        {
            readonly Linear fc = new(10);
            public Tensor Forward([Shape(3)] Tensor x) => x | fc;
        }

        /// <summary>Of a paper.</summary>
        /// <remarks>Without its dropout.</remarks>
        [Network]
        public sealed partial class Remarked : Module
        {
            readonly Linear fc = new(10);
            public Tensor Forward([Shape(3)] Tensor x) => x | fc;
        }

        [Network]
        public sealed partial class Halves : Module
        {
            readonly Linear fc = new(10);
        }

        /// <summary>In two parts.</summary>
        /// <remarks>The second one is told of.</remarks>
        public sealed partial class Halves
        {
            public Tensor Forward([Shape(3)] Tensor x) => x | fc;
        }
        """);

    [Fact]
    public async Task A_network_says_what_its_author_says_and_what_it_costs()
    {
        var shown = await Hover("$$Digits");

        // The convolution has 8·(3·9 + 1) parameters and 32·32·8·27 multiply-adds, the linear layer 10·(8 + 1) and 80.
        Assert.StartsWith(
            "class Digits\nTells digits apart.\n\nimage 3×32×32 → output 10.\n\n314 parameters, 221,264 multiply-adds, receptive field 3/1/1 (size/stride/padding).\n\n", shown, StringComparison.Ordinal);
        Assert.EndsWith(await Memory("Digits"), shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_size_says_what_it_costs()
    {
        var shown = await Hover("Digits.$$At16x16");

        Assert.StartsWith(
            "class Digits.At16x16\nThe network at another input size: image 3×16×16.\n\nimage 3×16×16 → output 10.\n\n314 parameters, 55,376 multiply-adds, receptive field 3/1/1 (size/stride/padding).\n\n", shown, StringComparison.Ordinal);
        Assert.EndsWith(await Memory("Digits+At16x16"), shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_without_a_summary_says_what_its_training_takes()
    {
        var (item, shared) = (await Services.Constant("Trained+Training", "ItemBytesAvx512"), await Services.Constant("Trained+Training", "SharedBytesAvx512"));

        Assert.Equal($"class Trained\n{Figures}{await Memory("Trained")}\n\nTraining: {Number(item)} bytes for each item of the batch, {Number(shared)} besides (avx512).", await Hover("$$Trained"));
    }

    [Fact]
    public async Task The_remarks_of_the_author_stand_before_the_figures()
    {
        Assert.Equal($"class Remarked\nOf a paper.\n\nWithout its dropout.\n\nValue:\n  {Figures}{await Memory("Remarked")}", await Hover("$$Remarked"));
        Assert.Equal($"class Halves\nIn two parts.\n\nThe second one is told of.\n\nValue:\n  {Figures}{await Memory("Halves")}", await Hover("$$Halves"));
    }

    [Fact]
    public async Task The_class_says_the_same_where_it_is_declared() =>
        Assert.Contains("In a file of its own.\n\nx 3 → output 10.\n\n40 parameters,", await Services.Hover("""
            /// <summary>In a file of its own.</summary>
            [Network]
            public sealed partial class $$Opened : Module
            {
                readonly Linear fc = new(10);
                public Tensor Forward([Shape(3)] Tensor x) => x | fc;
            }
            """), StringComparison.Ordinal);

    [Theory]
    [InlineData("Digits.Shapes.$$image", "3×32×32")]
    [InlineData("Digits.Shapes.$$conv", "3×32×32 → 8×32×32; 224 parameters, 221,184 multiply-adds, receptive field 3/1/1")]
    [InlineData("Digits.At16x16.Shapes.$$conv", "3×16×16 → 8×16×16; 224 parameters, 55,296 multiply-adds, receptive field 3/1/1")]
    [InlineData("Digits.Shapes.$$relu", "8×32×32 → 8×32×32; 8,192 elementwise operations")]
    [InlineData("Digits.Shapes.head.$$_2", "8 → 10; 90 parameters, 80 multiply-adds")]
    [InlineData("Digits.Shapes.$$head", "The layers of head.")]
    [InlineData("Digits.$$Shapes", "under the path of the layer")]
    public async Task A_layer_says_its_shapes_and_costs(string member, string expected) => Assert.Contains(expected, await Hover(member), StringComparison.Ordinal);

    static Task<string> Hover(string member) => Services.Hover($"static class Use {{ const string Name = nameof({member}); }}");

    /// <summary>What is said of a network's memory, by its constants.</summary>
    static async Task<string> Memory(string type)
    {
        async Task<string> Bytes(string name) => Number(await Services.Constant(type, name));
        return $"{await Bytes("WeightBytes")} bytes of packed weights; working memory {await Bytes("ArenaBytesAvx512")} bytes (avx512), {await Bytes("ArenaBytesAvx2")} bytes (avx2), {await Bytes("ArenaBytesVector128")} bytes (vector128).";
    }

    static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
