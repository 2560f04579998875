using NetGenCompiler.CodeFixes;

namespace NetGen.CodeFixes.Tests;

/// <summary>Sums in loops, lambdas and other functions get a projection where one and the same is right each time, and none where it cannot be.</summary>
public class RepeatedProjectionTests
{
    const string Title = "Project the shortcut by a 1×1 convolution";

    const string Conv = "readonly Conv2d conv = new(8, 3, padding: 1);";
    const string Project = "readonly Conv2d project = new(8, 1);";

    /// <summary>Members of a network of 3×32×32 with a mark behind its fields, where the projection goes; sums are marked where it is applied.</summary>
    public static TheoryData<string, string> Offered => new()
    {
        { "a lambda", $"{Conv}$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | (y => <y> + (y | conv)); " },
        { "a lambda within a lambda", $"{Conv}$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | (y => y | ReLU | (z => (z | conv) + <z>)); " },
        { "a lambda that makes its layer once", "readonly Linear fc = new(10);$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | (y => <y> + (y | new Conv2d(8, 1))) | Flatten | fc; " },
        { "a function that is called several times", $"{Conv}$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) {{ Tensor Sum(Tensor a) => <a> + (a | conv); return Sum(x) * Sum(x | ReLU); }} " },
        { "a delegate that is called several times", $"{Conv}$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) {{ Func<Tensor, Tensor> sum = a => {{ var b = a | conv | ReLU; b += <a>; return b; }}; return sum(x) * sum(x | MaxPool2d(1)); }} " },
        { "a method", $"{Conv}$$ Tensor Sum(Tensor a) => <a> + (a | conv); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => Sum(x) | ReLU; " },
        { "a method with another name for maps of another size", $"{Conv}$$ Tensor Sum(Tensor a) => <a> + (a | conv); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => Sum(x) * Sum(x | GlobalAvgPool); " },
        { "a loop that runs once", "readonly Conv2d[] convs = [new(8, 1)];$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) { foreach (var conv in convs) x = <x> + (x | conv); return x; } " },
        { "a loop that computes the same each time", $"{Conv}$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) {{ var y = x | conv; for (var i = 0; i < 3; i++) y *= <x> + (x | conv); return y; }} " },
        { "a lambda in a loop", $"{Conv}$$ public Tensor Forward([Shape(3, 32, 32)] Tensor x) {{ var y = x; while (y.Channels != 4) {{ y = x | (z => <z> + (z | conv)) | new Conv2d(4, 1); }} return y; }} " },
    };

    [Theory]
    [MemberData(nameof(Offered))]
    public async Task One_projection_that_is_right_each_time(string what, string members)
    {
        Assert.NotEmpty(what);
        var before = members.Replace("$$", "").Replace("<x>", "x").Replace("<y>", "y").Replace("<z>", "z").Replace("<a>", "a");
        var after = members.Replace("$$", " " + Project);
        foreach (var name in new[] { "x", "y", "z", "a" }) after = after.Replace($"+= <{name}>", $"+= {name} | project").Replace($"<{name}>", $"({name} | project)");

        await Editor.Fixes(new ProjectionFix(), "NG0110", Title, Net(before), Net(after));
    }

    [Fact]
    public async Task A_function_of_a_block_with_parameters() => await Editor.Fixes(
        new ProjectionFix(), "NG0110", Title,
        Net("readonly Res a = new(8), b = new(16, 2); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | a | b;") + "\nsealed class Res(int width, int stride = 1) : Layer { readonly Conv2d conv = new(width, 3, stride, padding: 1); public override Tensor Forward(Tensor x) { Tensor Sum(Tensor y) => conv[y] + y; return Sum(x).ReLU(); } }",
        Net("readonly Res a = new(8), b = new(16, 2); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | a | b;") + "\nsealed class Res(int width, int stride = 1) : Layer { readonly Conv2d conv = new(width, 3, stride, padding: 1); readonly Conv2d project = new(width, 1, stride: stride); public override Tensor Forward(Tensor x) { Tensor Sum(Tensor y) => conv[y] + project[y]; return Sum(x).ReLU(); } }");

    [Theory]
    [InlineData("readonly Conv2d[] convs = [new(8, 1), new(8, 1)]; public Tensor Forward([Shape(3, 32, 32)] Tensor x) { foreach (var conv in convs) x = x + (x | conv); return x; }")]
    [InlineData("readonly Conv2d[] convs = [new(3, 1), new(8, 1)]; public Tensor Forward([Shape(3, 32, 32)] Tensor x) { foreach (var conv in convs) x = x + (x | conv); return x; }")]
    [InlineData("readonly Conv2d[] convs = [new(8, 1), new(8, 1, 2)]; public Tensor Forward([Shape(3, 32, 32)] Tensor x) { foreach (var conv in convs) x = x + (x | conv); return x; }")]
    [InlineData("readonly Conv2d[] convs = [new(8, 1), new(8, 1)]; public Tensor Forward([Shape(3, 32, 32)] Tensor x) { var y = x | convs[0]; for (var i = 0; i < 2; i++) y *= x + (x | convs[i]); return y; }")]
    [InlineData("public Tensor Forward([Shape(3, 32, 32)] Tensor x) { Tensor Sum(Tensor y) => y + (y | new Conv2d(8, 1)); return Sum(Sum(x)); }")]
    [InlineData("public Tensor Forward([Shape(3, 32, 32)] Tensor x) { Tensor Sum(Tensor y) => y + (y | new Conv2d(8, 1)); return Sum(x) * Sum(x); }")]
    [InlineData("public Tensor Forward([Shape(3, 32, 32)] Tensor x) { Tensor Sum(Tensor y, int width) => y + (y | new Conv2d(width, 1)); return Sum(x, 8); }")]
    [InlineData("readonly Conv2d one = new(8, 1), two = new(16, 1); Tensor Sum(Tensor y, Conv2d conv) => y + (y | conv); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => Sum(Sum(x, one), two);")]
    [InlineData("readonly Conv2d one = new(8, 1); public Tensor Forward([Shape(3, 32, 32)] Tensor x) { for (var i = 0; i < 1; i++) x = x + (x | one); return x | new Conv2d(8, 33); }")]
    public async Task Where_other_times_need_another_layer_or_cannot_be_known_nothing_is_offered(string members) => await Nothing(Net(members));

    [Theory]
    [InlineData("sealed class Res(int width, int count) : Layer { readonly Conv2d conv = new(width, 1); public override Tensor Forward(Tensor x) { for (var i = 0; i < count; i++) x = x + (x | conv); return x; } }", "new(8, 1)", "x | res")]
    [InlineData("sealed class Res : Layer { public override Tensor Forward(Tensor x) => x + (x | new Conv2d(8, 1)); }", "new()", "x | res | res")]
    public async Task Where_other_uses_of_a_block_need_another_layer_nothing_is_offered(string block, string made, string result) =>
        await Nothing(Net($"readonly Res res = {made}; public Tensor Forward([Shape(3, 32, 32)] Tensor x) => {result};") + block);

    [Theory]
    [InlineData("16, 1", false)]
    [InlineData("8, 1, 2", false)]
    [InlineData("8, 3, padding: 1", true)]
    public async Task A_base_class_has_one_projection_for_all_that_derive_from_it(string other, bool isOffered)
    {
        var source = Net("readonly A a = new(); readonly B b = new(); public (Tensor, Tensor) Forward([Shape(3, 32, 32)] Tensor x) => (x | a, x | b);") + $$"""
            abstract class Res : Layer { protected abstract Tensor Branch(Tensor x); public override Tensor Forward(Tensor x) => x + Branch(x); }
            sealed class A : Res { readonly Conv2d conv = new(8, 1); protected override Tensor Branch(Tensor x) => conv[x]; }
            sealed class B : Res { readonly Conv2d conv = new({{other}}); protected override Tensor Branch(Tensor x) => conv[x]; }
            """;

        if (isOffered) await Editor.Fixes(new ProjectionFix(), "NG0110", Title, source, source.Replace("class Res : Layer {", "class Res : Layer { readonly Conv2d project = new(8, 1);").Replace("=> x + ", "=> (x | project) + "));
        else await Nothing(source);
    }

    [Theory]
    [InlineData("static Tensor Sum(Tensor y, Conv2d conv) => y + (y | conv); readonly Conv2d conv = new(8, 1); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => Sum(x, conv);")]
    [InlineData("readonly Conv2d conv = new(8, 1); public Tensor Forward([Shape(3, 32, 32)] Tensor x) { static Tensor Sum(Tensor y, Conv2d conv) => y + (y | conv); return Sum(x, conv); }")]
    [InlineData("public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | (static y => y + (y | new Conv2d(8, 1)));")]
    [InlineData("readonly Func<Tensor, Tensor> sum = y => y + (y | new Conv2d(8, 1)); public Tensor Forward([Shape(3, 32, 32)] Tensor x) => x | sum;")]
    public async Task Where_no_field_can_be_applied_nothing_is_offered(string members) => await Nothing(Net(members));

    static async Task Nothing(string source) => Assert.Empty(await new Editor(source).Offers(new ProjectionFix(), "NG0110"));

    static string Net(string members) => $"[Network] public sealed partial class Net : Module {{ {members} }}";
}
