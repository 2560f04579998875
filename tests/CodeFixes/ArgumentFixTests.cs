using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>Arguments get the values that the compiler has found, wherever and however the layer is made.</summary>
public class ArgumentFixTests
{
    /// <summary>The declaration of a layer, the id, the title and the declaration afterwards; the layer stands in a network of one layer.</summary>
    public static TheoryData<string, string, string, string> Layers => new()
    {
        { "readonly Linear fc = new(10, inFeatures: 5);", "NG0103", "Set inFeatures to 7", "readonly Linear fc = new(10, inFeatures: 7);" },
        { "readonly Linear fc = new(10, inFeatures: 5);", "NG0103", "Remove inFeatures: it is inferred", "readonly Linear fc = new(10);" },
        { "readonly Linear fc = new(10, true, 5);", "NG0103", "Set inFeatures to 7", "readonly Linear fc = new(10, true, 7);" },
        { "readonly Linear fc = new(10, true, 5);", "NG0103", "Remove inFeatures: it is inferred", "readonly Linear fc = new(10, true);" },
        { "readonly Linear fc = new(inFeatures: 5, outFeatures: 10);", "NG0103", "Remove inFeatures: it is inferred", "readonly Linear fc = new(outFeatures: 10);" },
        { "readonly Layer fc = new Linear(10, inFeatures: /* old */ 5 /* features */); // head", "NG0103", "Set inFeatures to 7", "readonly Layer fc = new Linear(10, inFeatures: /* old */ 7 /* features */); // head" },
        { "readonly Layer fc = new Linear(\n        10, // classes\n        inFeatures: 5); // head", "NG0103", "Remove inFeatures: it is inferred", "readonly Layer fc = new Linear(\n        10 // classes\n        ); // head" },
        { "const int Features = 5;\n    readonly Linear fc = new(10, inFeatures: Features + 1);", "NG0103", "Set inFeatures to 7", "const int Features = 5;\n    readonly Linear fc = new(10, inFeatures: 7);" },
        { "readonly Sequential fc = [ReLU, new Linear(10, inFeatures: 5)];", "NG0103", "Remove inFeatures: it is inferred", "readonly Sequential fc = [ReLU, new Linear(10)];" },
        { "readonly Linear[] fc = [new(10, inFeatures: 5)];", "NG0103", "Set inFeatures to 7", "readonly Linear[] fc = [new(10, inFeatures: 7)];" },
        { "readonly Func<Tensor, Tensor> fc = x => x | new Linear(10, inFeatures: 5);", "NG0103", "Set inFeatures to 7", "readonly Func<Tensor, Tensor> fc = x => x | new Linear(10, inFeatures: 7);" },
        { "readonly Layer fc;\n    public Net() => fc = new Linear(10, inFeatures: 5, bias: false);", "NG0103", "Remove inFeatures: it is inferred", "readonly Layer fc;\n    public Net() => fc = new Linear(10, bias: false);" },
    };

    /// <summary>The same for maps of 12×5×9.</summary>
    public static TheoryData<string, string, string, string> MapLayers => new()
    {
        { "new Conv2d(8, 3, inChannels: 3)", "NG0103", "Set inChannels to 12", "new Conv2d(8, 3, inChannels: 12)" },
        { "new Conv2d(8, 3, 1, 0, 1, 1, false, 3)", "NG0103", "Remove inChannels: it is inferred", "new Conv2d(8, 3, 1, 0, 1, 1, false)" },
        { "new Conv2d(8, kernel: (7, 3))", "NG0102", "Set padding to (3, 1)", "new Conv2d(8, kernel: (7, 3), padding: (3, 1))" },
        { "new Conv2d(8, kernel: 7, stride: 2, bias: false)", "NG0102", "Set padding to 3", "new Conv2d(8, kernel: 7, stride: 2, padding: 3, bias: false)" },
        { "new Conv2d(8, (1, 11), stride: 1, padding: (0, 0))", "NG0102", "Set padding to (0, 5)", "new Conv2d(8, (1, 11), stride: 1, padding: (0, 5))" },
        { "new Conv2d(8, 3, 1, 0, 4)", "NG0102", "Set padding to 4", "new Conv2d(8, 3, 1, 4, 4)" },
        { "MaxPool2d(7)", "NG0102", "Set padding to 3", "MaxPool2d(7, padding: 3)" },
        { "AvgPool2d((7, 2))", "NG0102", "Set padding to (3, 0)", "AvgPool2d((7, 2), padding: (3, 0))" },
        { "MaxPool2d((7, 2), padding: (0, 0, 1, 0))", "NG0102", "Set padding to (3, 3, 1, 0)", "MaxPool2d((7, 2), padding: (3, 3, 1, 0))" },
        { "MaxPool2d(3, padding: 2)", "NG0108", "Set padding to 1", "MaxPool2d(3, padding: 1)" },
        { "MaxPool2d(3, padding: (2, 0, 1, 1))", "NG0108", "Set padding to (1, 0, 1, 1)", "MaxPool2d(3, padding: (1, 0, 1, 1))" },
        { "new Conv2d(8, 1, groups: 5)", "NG0105", "Set groups to 4", "new Conv2d(8, 1, groups: 4)" },
        { "new Conv2d(24, 1, groups: 5)", "NG0105", "Set groups to 6", "new Conv2d(24, 1, groups: 6)" },
        { "new Conv2d(24, 1, groups: 24)", "NG0105", "Set groups to 12", "new Conv2d(24, 1, groups: 12)" },
        { "new Conv2d(outChannels: 8, 1, groups: 6)", "NG0105", "Set outChannels to 6", "new Conv2d(outChannels: 6, 1, groups: 6)" },
        { "new Conv2d(8, 1, groups: 6)", "NG0105", "Set outChannels to 12", "new Conv2d(12, 1, groups: 6)" },
        { "ChannelShuffle(5)", "NG0105", "Set groups to 4", "ChannelShuffle(4)" },
        { "new GroupNorm(8)", "NG0105", "Set groups to 12", "new GroupNorm(12)" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public async Task A_layer_of_features(string before, string id, string title, string after) =>
        await Editor.Fixes(new ArgumentFix(), id, title, Net(before, "7", "fc"), Net(after, "7", "fc"));

    [Theory]
    [MemberData(nameof(MapLayers))]
    public async Task A_layer_of_maps_in_a_pipe(string before, string id, string title, string after) =>
        await Editor.Fixes(new ArgumentFix(), id, title, Net("// nothing kept", "12, 5, 9", before), Net("// nothing kept", "12, 5, 9", after));

    [Fact]
    public async Task A_pooling_that_is_a_method_of_the_tensor() =>
        await Editor.Fixes(
            new ArgumentFix(), "NG0102", "Set padding to 3",
            "[Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3, 5, 5)] Tensor x) => x.ReLU().MaxPool2d(7, 1).ReLU(); }",
            "[Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3, 5, 5)] Tensor x) => x.ReLU().MaxPool2d(7, 1, padding: 3).ReLU(); }");

    [Fact]
    public async Task Sequences_and_volumes()
    {
        await Editor.Fixes(new ArgumentFix(), "NG0102", "Set padding to 3", Net("readonly Conv1d c = new(4, 7);", "3, 5", "c"), Net("readonly Conv1d c = new(4, 7, padding: 3);", "3, 5", "c"));
        await Editor.Fixes(new ArgumentFix(), "NG0102", "Set padding to 1", Net("readonly Conv3d c = new(4, 3);", "3, 2, 5, 5", "c"), Net("readonly Conv3d c = new(4, 3, padding: 1);", "3, 2, 5, 5", "c"));
    }

    [Fact]
    public async Task A_layer_of_a_block_in_another_file()
    {
        var editor = new Editor(
            "[Network] public sealed partial class Net : Module { readonly Head head = new(); public Tensor Forward([Shape(7)] Tensor x) => x | head; }",
            "sealed class Head : Layer\n{\n    readonly Linear fc = new(10, inFeatures: 5);\n    public override Tensor Forward(Tensor x) => fc[x];\n}\n");

        var texts = await editor.AppliedToAll(new ArgumentFix(), "NG0103", "Set inFeatures to 7");

        Assert.Equal("sealed class Head : Layer\n{\n    readonly Linear fc = new(10, inFeatures: 7);\n    public override Tensor Forward(Tensor x) => fc[x];\n}\n", texts[1]);
    }

    [Fact]
    public async Task A_size_that_a_block_is_given_can_only_go()
    {
        var editor = new Editor(
            "sealed class Head(int width, int features) : Layer { readonly Linear fc = new(width, inFeatures: features); public override Tensor Forward(Tensor x) => fc[x]; public int Features => features; }",
            "[Network] public sealed partial class Net : Module { readonly Head head = new(3, 5); public Tensor Forward([Shape(7)] Tensor x) => x | head; }");

        Assert.Equal(["Remove inFeatures: it is inferred"], await editor.Offers(new ArgumentFix(), "NG0103"));
    }

    [Fact]
    public async Task The_padding_follows_a_kernel_that_a_block_is_given() => await Editor.Fixes(
        new ArgumentFix(), "NG0102", "Set padding to kernel / 2",
        "sealed class Block(int kernel) : Layer { readonly Conv2d conv = new(8, kernel); public override Tensor Forward(Tensor x) => x | conv; }\n[Network] public sealed partial class Net : Module { readonly Block a = new(3), b = new(5); public Tensor Forward([Shape(3, 4, 4)] Tensor x) => x | a | b; }",
        "sealed class Block(int kernel) : Layer { readonly Conv2d conv = new(8, kernel, padding: kernel / 2); public override Tensor Forward(Tensor x) => x | conv; }\n[Network] public sealed partial class Net : Module { readonly Block a = new(3), b = new(5); public Tensor Forward([Shape(3, 4, 4)] Tensor x) => x | a | b; }");

    [Fact]
    public async Task Branches_that_are_joined_get_the_size_of_the_larger_one() => await Editor.Fixes(
        new ArgumentFix(), "NG0111", "Set padding to 1",
        Net("readonly Conv2d a = new(8, 3), b = new(8, 3, padding: 1);", "3, 16, 16", "ReLU", "Concat(x | a | ReLU, x | b)"),
        Net("readonly Conv2d a = new(8, 3, padding: 1), b = new(8, 3, padding: 1);", "3, 16, 16", "ReLU", "Concat(x | a | ReLU, x | b)"));

    [Fact]
    public async Task Operands_of_a_sum_get_the_size_of_the_larger_one() => await Editor.Fixes(
        new ArgumentFix(), "NG0110", "Set padding to (2, 1)",
        Net("readonly Conv2d conv = new(3, (5, 3), bias: false);\n    readonly BatchNorm2d bn = new();", "3, 16, 16", "ReLU", "x + (x | conv | bn)"),
        Net("readonly Conv2d conv = new(3, (5, 3), padding: (2, 1), bias: false);\n    readonly BatchNorm2d bn = new();", "3, 16, 16", "ReLU", "x + (x | conv | bn)"));

    [Theory]
    [InlineData("readonly Conv2d a = new(8, 3, stride: 2), b = new(8, 3, padding: 1);", "NG0111", "Concat(x | a, x | b)")]
    [InlineData("readonly Conv2d a = new(8, 3), b = new(8, 3, padding: 1), c = new(8, 3);", "NG0111", "Concat(x | a, x | b, x | c)")]
    [InlineData("readonly Conv2d a = new(8, 3), b = new(9, 3, padding: 1);", "NG0110", "(x | a) + (x | b)")]
    [InlineData("readonly Conv2d a = new(8, 4), b = new(8, 3, padding: 1);", "NG0110", "(x | a) + (x | b)")]
    [InlineData("readonly Conv2d a = new(8, (4, 20), padding: 2);", "NG0102", "x | a")]
    [InlineData("", "NG0105", "x | DepthToSpace(2)")]
    public async Task Where_no_value_is_right_none_is_offered(string fields, string id, string result) =>
        Assert.Empty(await new Editor(Net(fields, "3, 16, 15", "ReLU", result)).Offers(new ArgumentFix(), id));

    static string Net(string fields, string shape, string layer, string? result = null) => $$"""
        [Network]
        public sealed partial class Net : Module
        {
            {{fields}}

            // The classifier.
            public Tensor Forward([Shape({{shape}})] Tensor x) => {{result ?? $"x | {layer}"}};
        }

        """;
}
