using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>The shortcut of a sum gets a projection that fits wherever the class is used.</summary>
public class ProjectionFixTests
{
    const string Title = "Project the shortcut by a 1×1 convolution";

    const string Stack = """

        [Network]
        public sealed partial class Net : Module
        {
            readonly Res[] blocks = [new(64), new(128, stride: 2), new(128)];
            readonly Conv2d stem = new(64, 3, padding: 1);

            public Tensor Forward([Shape(3, 32, 32)] Tensor x)
            {
                x = stem[x];
                foreach (var b in blocks) x = b[x];
                return x;
            }
        }

        """;

    [Fact]
    public async Task A_block_of_indexers_without_normalisation() => await Editor.Fixes(
        new ProjectionFix(), "NG0110", Title,
        """
        public sealed class Res(int width, int stride = 1) : Layer
        {
            readonly Conv2d conv1 = new(width, 3, stride, padding: 1, bias: false), conv2 = new(width, 3, padding: 1, bias: false);
            public override Tensor Forward(Tensor x)
            {
                var y = conv2[conv1[x].ReLU()];
                return (x + y).ReLU(); // the sum
            }
        }
        """ + Stack,
        """
        public sealed class Res(int width, int stride = 1) : Layer
        {
            readonly Conv2d conv1 = new(width, 3, stride, padding: 1, bias: false), conv2 = new(width, 3, padding: 1, bias: false);
            readonly Conv2d project = new(width, 1, stride: stride);
            public override Tensor Forward(Tensor x)
            {
                var y = conv2[conv1[x].ReLU()];
                return (project[x] + y).ReLU(); // the sum
            }
        }
        """ + Stack);

    [Fact]
    public async Task A_block_of_pipes_with_normalisation() => await Editor.Fixes(
        new ProjectionFix(), "NG0110", Title,
        """
        public sealed class Res(int width, int stride = 1) : Layer
        {
            private readonly Conv2d conv1 = new(width, 1), conv2 = new(width, 3, stride: stride, padding: 1), conv3 = new(4 * width, 1); // by the paper
            private readonly BatchNorm2d bn = new(); // one for all

            /* The sum. */
            public override Tensor Forward(Tensor x) => (x | conv1 | ReLU | conv2 | ReLU | conv3 | bn) + x | ReLU;
        }
        """ + Stack,
        """
        public sealed class Res(int width, int stride = 1) : Layer
        {
            private readonly Conv2d conv1 = new(width, 1), conv2 = new(width, 3, stride: stride, padding: 1), conv3 = new(4 * width, 1); // by the paper
            private readonly BatchNorm2d bn = new(); // one for all
            private readonly Sequential project = [new Conv2d(4 * width, 1, stride: stride, bias: false), new BatchNorm2d()];

            /* The sum. */
            public override Tensor Forward(Tensor x) => (x | conv1 | ReLU | conv2 | ReLU | conv3 | bn) + (x | project) | ReLU;
        }
        """ + Stack);

    /// <summary>Fields and result of a network for 3×32×32, and what they become.</summary>
    public static TheoryData<string, string, string, string> Networks => new()
    {
        { "readonly Conv2d conv = new(8, 3, padding: 1);", "x + (x | conv)", "readonly Conv2d project = new(8, 1);", "(x | project) + (x | conv)" },
        { "readonly Conv2d conv = new(8, 3, stride: (2, 1), padding: 1);", "(x | conv) + x", "readonly Conv2d project = new(8, 1, stride: (2, 1));", "(x | conv) + (x | project)" },
        { "readonly Conv2d conv = new(8, 3, padding: 1);", "(x | ReLU) + (x | ReLU | conv)", null!, null! },
        { "readonly Conv2d conv = new(8, 3, padding: 1);", "Add(x, x | conv)", "readonly Conv2d project = new(8, 1);", "Add(x | project, x | conv)" },
        { "readonly Conv2d conv = new(8, 3, padding: 1);", "Add(x.Rank > 3 ? null! : x, conv[x])", "readonly Conv2d project = new(8, 1);", "Add(project[x.Rank > 3 ? null! : x], conv[x])" },
        { "readonly Conv2d conv = new(8, 3, padding: 1);", "(x.Rank > 3 ? null! : x) + (x | conv)", "readonly Conv2d project = new(8, 1);", "((x.Rank > 3 ? null! : x) | project) + (x | conv)" },
        { "readonly Conv2d conv = new(8, 3, padding: 1), project = new(8, 1);", "x + (x | conv | project)", "readonly Conv2d project2 = new(8, 1);", "(x | project2) + (x | conv | project)" },
        { "const int Width = 8;\n    readonly Conv2d conv = new(Width, 3, padding: 1);", "x + (x | conv | MaxPool2d(2))", "readonly Conv2d project = new(Width, 1, stride: 2);", "(x | project) + (x | conv | MaxPool2d(2))" },
        { "readonly Conv2d conv = new(8, 4);", "x + (x | conv)", null!, null! },
        { "readonly Conv2d conv = new(8, 3, padding: 1), other = new(4, 1);", "(x | conv) + (x | other)", null!, null! },
        { "readonly Conv2d conv = new(8, 3, padding: 1);", "x - (x | conv)", null!, null! },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public async Task A_network_itself(string fields, string result, string? field, string after)
    {
        var before = Net(fields, result);

        if (field is null) Assert.Empty(await new Editor(before).Offers(new ProjectionFix(), "NG0110"));
        else await Editor.Fixes(new ProjectionFix(), "NG0110", Title, before, Net($"{fields}\n    {field}", after));
    }

    [Fact]
    public async Task A_sum_that_is_assigned() => await Editor.Fixes(
        new ProjectionFix(), "NG0110", Title,
        "sealed class Res : Layer { readonly Conv2d a = new(8, 1); public override Tensor Forward(Tensor x) { var y = x | a; y += x; return y; } }\n[Network] public sealed partial class Net : Module { readonly Res res = new(); public Tensor Forward([Shape(3, 4, 4)] Tensor x) => x | res; }",
        "sealed class Res : Layer { readonly Conv2d a = new(8, 1); readonly Conv2d project = new(8, 1); public override Tensor Forward(Tensor x) { var y = x | a; y += x | project; return y; } }\n[Network] public sealed partial class Net : Module { readonly Res res = new(); public Tensor Forward([Shape(3, 4, 4)] Tensor x) => x | res; }");

    [Fact]
    public async Task A_class_without_fields() => await Editor.Fixes(
        new ProjectionFix(), "NG0110", Title,
        "[Network]\npublic sealed partial class Net : Module\n{\n    // The network.\n    public Tensor Forward([Shape(3, 4, 4)] Tensor x) => x + (x | new Conv2d(8, 1));\n}",
        "[Network]\npublic sealed partial class Net : Module\n{\n    readonly Conv2d project = new(8, 1);\n\n    // The network.\n    public Tensor Forward([Shape(3, 4, 4)] Tensor x) => (x | project) + (x | new Conv2d(8, 1));\n}");

    [Fact]
    public async Task A_stride_that_is_a_number_in_a_block_with_parameters() => await Editor.Fixes(
        new ProjectionFix(), "NG0110", Title,
        "sealed class Res(int width) : Layer { readonly Conv2d a = new(width, 1, 2); public override Tensor Forward(Tensor x) => x + (x | a); }\n[Network] public sealed partial class Net : Module { readonly Res a = new(8), b = new(9); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | a | b; }",
        "sealed class Res(int width) : Layer { readonly Conv2d a = new(width, 1, 2); readonly Conv2d project = new(width, 1, stride: 2); public override Tensor Forward(Tensor x) => (x | project) + (x | a); }\n[Network] public sealed partial class Net : Module { readonly Res a = new(8), b = new(9); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | a | b; }");

    [Theory]
    [InlineData("sealed class Res : Layer { readonly Conv2d a; public Res(int width) => a = new(width, 1); public override Tensor Forward(Tensor x) => x + (x | a); }")]
    [InlineData("sealed class Res(int width) : Layer { readonly Conv2d a = new(width, 1); public override Tensor Forward(Tensor x) { for (var i = 0; i < 1; i++) x = x + (x | a); return x; } }")]
    [InlineData("sealed class Res(int width) : Layer { readonly Inner a = new(width); public override Tensor Forward(Tensor x) => x + (x | a); }\nsealed class Inner(int width) : Layer { readonly Conv2d a = new(width, 1); public override Tensor Forward(Tensor x) => x | a; }")]
    [InlineData("sealed class Res(int width, int stride = 2) : Layer { readonly Conv2d a = new(width, 1, stride); public override Tensor Forward(Tensor x) => x + (x | a | MaxPool2d(2)); }")]
    public async Task What_cannot_fit_every_use_is_not_offered(string block) =>
        Assert.Empty(await new Editor($"{block}\n[Network] public sealed partial class Net : Module {{ readonly Res res = new(8); public Tensor Forward([Shape(3, 4, 4)] Tensor x) => x | res; }}").Offers(new ProjectionFix(), "NG0110"));

    static string Net(string fields, string result) => $$"""
        [Network]
        public sealed partial class Net : Module
        {
            {{fields}}

            public Tensor Forward([Shape(3, 32, 32)] Tensor x) => {{result}};
        }
        """;
}
