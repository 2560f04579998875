using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>A linear layer of as many features as the flattened map has channels: a global pool makes it so at any size of the input.</summary>
public class GlobalPoolTests
{
    /// <summary>DenseNet as it is often published, with a pool that fits an input of 224×224 alone: at 256×256 it leaves 2×2 pixels.</summary>
    [Fact]
    public async Task A_DenseNet_with_a_fixed_pool_at_another_size()
    {
        var editor = new Editor(DenseNet("AvgPool2d(7, stride: 1)"));

        Assert.Equal(["Replace AvgPool2d by GlobalAvgPool"], await editor.Offers(new ReplaceOperatorFix(), "NG0103"));
        Assert.Empty(await editor.Offers(new InsertOperatorFix(), "NG0103"));
        Assert.Equal(DenseNet("GlobalAvgPool"), await editor.Applied(new ReplaceOperatorFix(), "NG0103", "Replace AvgPool2d by GlobalAvgPool"));
    }

    [Theory]
    [InlineData("x | conv | AvgPool2d(4) | ReLU | Flatten | Dropout(0.2f) | fc", "x | conv | GlobalAvgPool | ReLU | Flatten | Dropout(0.2f) | fc")]
    [InlineData("fc[conv[x].AvgPool2d(4, 1).Flatten()]", "fc[conv[x].GlobalAvgPool().Flatten()]")]
    [InlineData("x | conv | (y => y | AvgPool2d(4, 1)) | Flatten | fc", "x | conv | (y => y | GlobalAvgPool) | Flatten | fc")]
    [InlineData("x | new Sequential(conv, AvgPool2d(4), Flatten) | fc", "x | new Sequential(conv, GlobalAvgPool, Flatten) | fc")]
    public async Task A_pool_of_a_fixed_window_is_replaced(string before, string after) =>
        await Editor.Fixes(new ReplaceOperatorFix(), "NG0103", "Replace AvgPool2d by GlobalAvgPool", Net(before), Net(after));

    [Theory]
    [InlineData("x | conv | Flatten | fc", "x | conv | GlobalAvgPool | Flatten | fc")]
    [InlineData("x | conv | MaxPool2d(4) | Flatten | fc", "x | conv | MaxPool2d(4) | GlobalAvgPool | Flatten | fc")]
    [InlineData("fc[conv[x].ReLU().Flatten()]", "fc[conv[x].ReLU().GlobalAvgPool().Flatten()]")]
    [InlineData("fc.Forward(Flatten[x | conv])", "fc.Forward(Flatten[x | conv | GlobalAvgPool])")]
    [InlineData("x | new Sequential(conv, Flatten, ReLU) | fc", "x | new Sequential(conv, GlobalAvgPool, Flatten, ReLU) | fc")]
    public async Task Without_one_the_global_pool_is_put_before_Flatten(string before, string after) =>
        await Editor.Fixes(new InsertOperatorFix(), "NG0103", "Insert GlobalAvgPool", Net(before), Net(after));

    [Theory]
    [InlineData("x | Flatten | fc")]
    [InlineData("x | conv | Reshape(512) | fc")]
    [InlineData("x | conv | Flatten | new Linear(512) | fc")]
    public async Task What_is_no_flattened_map_of_as_many_channels_gets_none(string result)
    {
        Assert.Empty(await new Editor(Net(result)).Offers(new ReplaceOperatorFix(), "NG0103"));
        Assert.Empty(await new Editor(Net(result)).Offers(new InsertOperatorFix(), "NG0103"));
    }

    [Fact]
    public async Task At_a_second_size_the_declaration_is_left_alone()
    {
        static string Sized(string pool) => $"[Network, Input(\"x\", 8, 4, 4), Input(\"x\", 8, 8, 8)]\npublic sealed partial class Net : Module {{ readonly Linear fc = new(10, inFeatures: 8); public Tensor Forward(Tensor x) => x | {pool} | Flatten | fc; }}";
        var editor = new Editor(Sized("AvgPool2d(4)"));

        Assert.Empty(await editor.Offers(new ArgumentFix(), "NG0103"));
        Assert.Equal(Sized("GlobalAvgPool"), await editor.Applied(new ReplaceOperatorFix(), "NG0103", "Replace AvgPool2d by GlobalAvgPool"));
    }

    static string Net(string result) => $$"""
        [Network]
        public sealed partial class Net : Module
        {
            readonly Conv2d conv = new(8, 3, padding: 1);
            readonly Linear fc = new(10, inFeatures: 8);

            public Tensor Forward([Shape(3, 8, 8)] Tensor x) => {{result}}; // the scores
        }
        """;

    static string DenseNet(string pool) => $$"""
        sealed class DenseLayer(int growth) : Layer
        {
            readonly BatchNorm2d norm1 = new(), norm2 = new();
            readonly Conv2d conv1 = new(4 * growth, 1, bias: false), conv2 = new(growth, 3, padding: 1, bias: false);

            public override Tensor Forward(Tensor x) => Concat(x, x | norm1 | ReLU | conv1 | norm2 | ReLU | conv2);
        }

        [Network]
        public sealed partial class DenseNet : Module
        {
            readonly Conv2d conv0 = new(64, 7, stride: 2, padding: 3, bias: false);
            readonly BatchNorm2d norm0 = new(), norm5 = new();
            readonly Sequential features = Features([6, 12, 24, 16]);
            readonly Linear classifier = new(1000, inFeatures: 1024);

            public Tensor Forward([Shape(3, 256, 256)] Tensor x) =>
                x | conv0 | norm0 | ReLU | MaxPool2d(3, stride: 2, padding: 1)
                  | features | norm5 | ReLU
                  | {{pool}} // what is left of the map
                  | Flatten | classifier;

            static Sequential Features(int[] blocks)
            {
                var layers = new List<Layer>();
                var channels = 64;
                for (var b = 0; b < blocks.Length; b++)
                {
                    layers.AddRange(Enumerable.Range(0, blocks[b]).Select(_ => new DenseLayer(32)));
                    channels += 32 * blocks[b];
                    if (b == blocks.Length - 1) break;
                    channels /= 2;
                    layers.AddRange([new BatchNorm2d(), ReLU, new Conv2d(channels, 1, bias: false), AvgPool2d(2)]);
                }

                return new(layers);
            }
        }
        """;
}
