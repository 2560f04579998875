using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Execution;

/// <summary>What is wrong with the declaration of a network.</summary>
public class DeclarationTests
{
    const string Forward = "public Tensor Forward([Shape(3)] Tensor x) => x;";

    [Theory]
    [InlineData("[Network] public sealed partial class Net : Module { }", ProblemIds.NoForward, "no method Forward")]
    [InlineData("[Network] public sealed partial class Net : Module { public Tensor Forward(Tensor x) => x; }", ProblemIds.NoShape, "'x' of 'Net' has no shape")]
    [InlineData("[Network] public sealed class Net : Module { " + Forward + " }", ProblemIds.NotPartial, "must be partial")]
    [InlineData("[Network] public partial class Net { " + Forward + " }", ProblemIds.UnsuitableClass, "must derive from Module")]
    [InlineData("[Network] public abstract partial class Net : Module { " + Forward + " }", ProblemIds.UnsuitableClass, "neither abstract nor static")]
    [InlineData("[Network] public partial class Net(int n) : Module { " + Forward + " int N => n; }", ProblemIds.NoConstructor, "without arguments")]
    [InlineData("[Network] public partial class Net : Module { public int Forward([Shape(3)] Tensor x) => 1; }", ProblemIds.UnsuitableForward, "must return a Tensor")]
    [InlineData("[Network] public partial class Net : Module { public Tensor Forward([Shape(3)] int x) => null!; }", ProblemIds.UnsuitableForward, "must be a Tensor")]
    [InlineData("[Network] public partial class Net : Module { public Tensor Forward([Shape(3, 0)] Tensor x) => x; }", ProblemIds.UnsuitableShape, "3×0")]
    [InlineData("[Network] public partial class Net : Module { public Tensor Forward([Shape] Tensor x) => x; }", ProblemIds.UnsuitableShape, "no dimensions")]
    [InlineData("[Network, Input(\"y\", 3)] public partial class Net : Module { " + Forward + " }", ProblemIds.UnsuitableShape, "no input 'y'")]
    public void A_wrong_declaration_is_a_problem_that_says_so(string code, string id, string message)
    {
        var problem = Assert.Single(new DefinitionSource(code).Lower("Net").Problems);

        Assert.Equal(id, problem.Id);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generic_network_is_refused() =>
        Assert.Equal(ProblemIds.UnsuitableClass, Assert.Single(new DefinitionSource($"[Network] public partial class Net<T> : Module {{ {Forward} }}").Lower("Net`1").Problems).Id);

    [Fact]
    public void A_nested_network_is_refused() =>
        Assert.Equal(ProblemIds.UnsuitableClass, Assert.Single(new DefinitionSource($"public partial class Outer {{ [Network] public partial class Net : Module {{ {Forward} }} }}").Lower("Outer+Net").Problems).Id);
}
