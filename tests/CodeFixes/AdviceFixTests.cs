using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>What advice from the field has a fix for: biases, kernels of transposed convolutions, the order of dropout and batch normalisation.</summary>
public class AdviceFixTests
{
    [Theory]
    [InlineData("new(8, 3)", "new(8, 3, bias: false)")]
    [InlineData("new(8, 3, padding: 1, inChannels: 3)", "new(8, 3, padding: 1, bias: false, inChannels: 3)")]
    [InlineData("new(8, 3, bias: true)", "new(8, 3, bias: false)")]
    [InlineData("new(8, 3, 1, 1, 1, 1, true)", "new(8, 3, 1, 1, 1, 1, false)")]
    public async Task A_bias_before_batch_normalisation_goes(string before, string after)
    {
        static string Net(string conv) => $"[Network] public sealed partial class Net : Module {{ readonly Conv2d conv = {conv}; readonly BatchNorm2d bn = new(); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | conv | bn; }}";

        await Editor.Fixes(new ArgumentFix(), "NG0306", "Remove the bias", Net(before), Net(after));
    }

    [Fact]
    public async Task A_bias_in_a_block_goes_where_it_is_made() => await Editor.Fixes(
        new ArgumentFix(), "NG0306", "Remove the bias",
        "sealed class Block(int width) : Layer { readonly Sequential all = [new Conv2d(width, 3), new BatchNorm2d()]; public override Tensor Forward(Tensor x) => x | all; }\n[Network] public sealed partial class Net : Module { readonly Block block = new(3); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | block; }",
        "sealed class Block(int width) : Layer { readonly Sequential all = [new Conv2d(width, 3, bias: false), new BatchNorm2d()]; public override Tensor Forward(Tensor x) => x | all; }\n[Network] public sealed partial class Net : Module { readonly Block block = new(3); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | block; }");

    [Fact]
    public async Task A_bias_that_a_block_is_told_about_stays()
    {
        var editor = new Editor(
            "sealed class Block(bool bias) : Layer { readonly Conv2d conv = new(8, 3, bias: bias); readonly BatchNorm2d bn = new(); public override Tensor Forward(Tensor x) => x | conv | bn; }",
            "[Network] public sealed partial class Net : Module { readonly Block block = new(true); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | block; }");

        Assert.Empty(await editor.Offers(new ArgumentFix(), "NG0306"));
    }

    [Theory]
    [InlineData("new(8, 3, 2, 1, 1)", "Set kernel to 4 and outputPadding to 0", "new(8, 4, 2, 1, 0)")]
    [InlineData("new(8, 3, stride: 2)", "Set kernel to 4, padding to 1 and outputPadding to 1", "new(8, 4, stride: 2, padding: 1, outputPadding: 1)")]
    [InlineData("new(8, kernel: (5, 4), stride: (3, 2))", "Set kernel to (6, 4)", "new(8, kernel: (6, 4), stride: (3, 2))")]
    public async Task A_transposed_convolution_gets_an_even_kernel(string before, string title, string after)
    {
        static string Net(string conv) => $"[Network] public sealed partial class Net : Module {{ readonly ConvTranspose2d conv = {conv}; public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | conv; }}";

        await Editor.Fixes(new ArgumentFix(), "NG0304", title, Net(before), Net(after));
    }

    [Theory]
    [InlineData("x | conv | Dropout(0.3f) | bn | ReLU", "x | conv | bn | Dropout(0.3f) | ReLU")]
    [InlineData("x | conv\n    | Dropout(0.3f) // drop\n    | ReLU\n    | bn // normalise\n    | ReLU", "x | conv\n    | ReLU // drop\n    | bn\n    | Dropout(0.3f) // normalise\n    | ReLU")]
    [InlineData("x | Dropout(0.3f) | bn | conv | new BatchNorm2d() | ReLU", "x | bn | conv | new BatchNorm2d() | Dropout(0.3f) | ReLU")]
    [InlineData("x | new Sequential(conv, Dropout(0.3f), bn)", "x | new Sequential(conv, bn, Dropout(0.3f))")]
    [InlineData("x | new Layer[] { Dropout(0.3f), conv, bn, ReLU }", "x | new Layer[] { conv, bn, Dropout(0.3f), ReLU }")]
    public async Task Dropout_goes_behind_batch_normalisation(string before, string after) =>
        await Editor.Fixes(new DropoutOrderFix(), "NG0307", "Put dropout behind the last batch normalisation", Net(before), Net(after));

    [Theory]
    [InlineData("bn[conv[x].Dropout(0.3f)]")]
    [InlineData("(x | Dropout(0.3f) | conv) + (x | conv) | bn")]
    [InlineData("x | new Sequential(conv, Dropout(0.3f)) | bn")]
    public async Task Where_the_two_are_apart_nothing_is_offered(string result) =>
        Assert.Empty(await new Editor(Net(result)).Offers(new DropoutOrderFix(), "NG0307"));

    static string Net(string result) => $$"""
        [Network]
        public sealed partial class Net : Module
        {
            readonly Conv2d conv = new(8, 3, bias: false);
            readonly BatchNorm2d bn = new();

            public Tensor Forward([Shape(3, 8, 8)] Tensor x) => {{result}};
        }
        """;
}
