using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>Fixes of a network's declaration: its modifiers, the shape of its input.</summary>
public class DeclarationFixTests
{
    const string Members = "{ public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | ReLU; }";

    [Theory]
    [InlineData("[Network] public class Net : Module", "Make the class partial and sealed", "[Network] public sealed partial class Net : Module")]
    [InlineData("[Network] public class Net : Module", "Make the class partial", "[Network] public partial class Net : Module")]
    [InlineData("[Network] public sealed class Net : Module", "Make the class partial", "[Network] public sealed partial class Net : Module")]
    [InlineData("// A network.\n[Network]\nclass Net : Module // all of it", "Make the class partial and sealed", "// A network.\n[Network]\nsealed partial class Net : Module // all of it")]
    [InlineData("[Network] public /* of all */ unsafe class Net() : Module", "Make the class partial and sealed", "[Network] public /* of all */ unsafe sealed partial class Net() : Module")]
    public async Task A_class_that_is_not_partial(string before, string title, string after) =>
        await Editor.Fixes(new PartialClassFix(), "NG0003", title, $"{before}\n{Members}", $"{after}\n{Members}");

    [Fact]
    public async Task What_cannot_be_sealed_is_not_offered_so()
    {
        Assert.Equal(["Make the class partial"], await new Editor($"[Network] public sealed class Net : Module {Members}").Offers(new PartialClassFix(), "NG0003"));
        Assert.Equal(["Make the class partial"], await new Editor($"[Network] public class Net : Module {Members}", "class Derived : Net;").Offers(new PartialClassFix(), "NG0003"));
    }

    [Theory]
    [InlineData("Tensor x", "[Shape(3, 224, 224)] Tensor x", "x | ReLU")]
    [InlineData("[Shape(1)] Tensor y,\n        /* the image */ Tensor x", "[Shape(1)] Tensor y,\n        /* the image */ [Shape(3, 224, 224)] Tensor x", "x * y")]
    public async Task An_input_without_a_shape(string before, string after, string result) => await Editor.Fixes(
        new InputShapeFix(), "NG0002", "Add [Shape(3, 224, 224)]",
        $"[Network] public sealed partial class Net : Module {{ public Tensor Forward({before}) => {result}; }}",
        $"[Network] public sealed partial class Net : Module {{ public Tensor Forward({after}) => {result}; }}");
}
