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

        var found = Found.At("NG0306", "conv", before, ("changes", "bias=false"));

        Assert.Equal(Net(after), await new Editor(Net(before)).AppliedFor(new ArgumentFix(), found, "Remove the bias"));
    }

    [Fact]
    public async Task A_bias_that_a_block_is_told_about_stays()
    {
        var editor = new Editor("sealed class Block(bool bias) : Layer { readonly Conv2d conv = new(8, 3, bias: bias); readonly BatchNorm2d bn = new(); public override Tensor Forward(Tensor x) => x | conv | bn; }");

        Assert.Empty(await editor.OffersFor(new ArgumentFix(), Found.At("NG0306", "conv", "new(8, 3, bias: bias)", ("changes", "bias=false"))));
    }

    [Theory]
    [InlineData("new(8, 3, 2, 1, 1)", "kernel=4;outputPadding=0", "Set kernel to 4 and outputPadding to 0", "new(8, 4, 2, 1, 0)")]
    [InlineData("new(8, kernel: 5, stride: 3)", "kernel=6;padding=1;outputPadding=1", "Set kernel to 6, padding to 1 and outputPadding to 1", "new(8, kernel: 6, stride: 3, padding: 1, outputPadding: 1)")]
    public async Task A_transposed_convolution_gets_an_even_kernel(string before, string changes, string title, string after)
    {
        static string Net(string conv) => $"[Network] public sealed partial class Net : Module {{ readonly ConvTranspose2d conv = {conv}; public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | conv; }}";

        Assert.Equal(Net(after), await new Editor(Net(before)).AppliedFor(new ArgumentFix(), Found.At("NG0304", "conv", before, ("changes", changes)), title));
    }

    [Theory]
    [InlineData("x | conv | Dropout(0.3f) | bn | ReLU", "x | conv | bn | Dropout(0.3f) | ReLU")]
    [InlineData("x | conv\n    | Dropout(0.3f) // drop\n    | ReLU\n    | bn // normalise\n    | ReLU", "x | conv\n    | ReLU // drop\n    | bn\n    | Dropout(0.3f) // normalise\n    | ReLU")]
    [InlineData("x | Dropout(0.3f) | bn | conv | bn2 | ReLU", "x | bn | conv | bn2 | Dropout(0.3f) | ReLU")]
    [InlineData("x | new Sequential(conv, Dropout(0.3f), bn)", "x | new Sequential(conv, bn, Dropout(0.3f))", "new Sequential(conv, Dropout(0.3f), bn)")]
    [InlineData("x | new Layer[] { Dropout(0.3f), conv, bn, ReLU }", "x | new Layer[] { conv, bn, Dropout(0.3f), ReLU }", "new Layer[] { Dropout(0.3f), conv, bn, ReLU }")]
    public async Task Dropout_goes_behind_batch_normalisation(string before, string after, string applied = "Dropout(0.3f)") =>
        Assert.Equal(Net(after), await new Editor(Net(before)).AppliedFor(new DropoutOrderFix(), Found.At("NG0307", applied, "Dropout(0.3f)"), "Put dropout behind the last batch normalisation"));

    [Theory]
    [InlineData("bn[conv[x].Dropout(0.3f)]")]
    [InlineData("(x | Dropout(0.3f)) + x | bn", "Dropout(0.3f)")]
    [InlineData("x | new Sequential(conv, Dropout(0.3f)) | bn", "new Sequential(conv, Dropout(0.3f))")]
    public async Task Where_the_two_are_apart_nothing_is_offered(string result, string applied = "Dropout(0.3f)") =>
        Assert.Empty(await new Editor(Net(result)).OffersFor(new DropoutOrderFix(), Found.At("NG0307", applied, "Dropout(0.3f)")));

    static string Net(string result) => $$"""
        [Network]
        public sealed partial class Net : Module
        {
            readonly Conv2d conv = new(8, 3, bias: false);
            readonly BatchNorm2d bn = new(), bn2 = new();

            public Tensor Forward([Shape(3, 8, 8)] Tensor x) => {{result}};
        }
        """;
}
