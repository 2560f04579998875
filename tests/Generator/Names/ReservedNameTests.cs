extern alias generator;
using Microsoft.CodeAnalysis;
using NetGenCompiler.Execution;
using SurfaceNames = generator::NetGenCompiler.Emission.SurfaceNames;

namespace NetGen.Generator.Tests.Names;

/// <summary>The names that generated code adds to a network's class are the reserved ones, no more and no fewer.</summary>
public class ReservedNameTests
{
    const string Body = "readonly Conv2d conv = new(4, 3); public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | conv;";

    [Fact]
    public void Every_generated_member_is_reserved()
    {
        var members = Generated($"[Network(Training = true)] public sealed partial class Net : Module {{ {Body} }}");

        Assert.Equal(SurfaceNames.All.Order(StringComparer.Ordinal), members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Classes_of_further_sizes_are_reserved()
    {
        const string Sizes = "[Network, Input(\"x\", 3, 8, 8), Input(\"x\", 3, 9, 9)] public sealed partial class Net : Module";
        Assert.Equal(["At9x9"], Generated($"{Sizes} {{ {Body} }}").Except(SurfaceNames.All));

        var problem = Assert.Single(new DefinitionSource($"{Sizes} {{ {Body} int At9x9; }}").Lower("Net").Problems);
        Assert.Equal((ProblemIds.ReservedName, "the generator adds a member 'At9x9' to 'Net': give this one another name"), (problem.Id, problem.Message));
    }

    [Theory]
    [InlineData("\n void Flops() { } // here")]
    [InlineData("\n void Flops() { } // here\n void Flops(int n) { }")]
    [InlineData("\n enum WeightBytesAvx2 { } // here")]
    [InlineData("\n public string Report { get; } // here")]
    [InlineData("int a,\n Description; // here")]
    [InlineData("\n event Action Inference; // here")]
    public void A_member_of_a_reserved_name_is_one_problem_at_its_line(string member)
    {
        var problem = Assert.Single(new DefinitionSource($"[Network] public sealed partial class Net : Module {{ {Body} {member}\n}}").Lower("Net").Problems);

        Assert.Equal(ProblemIds.ReservedName, problem.Id);
        Assert.EndsWith("// here", problem.Location.SourceTree!.GetText().Lines[problem.Location.GetLineSpan().StartLinePosition.Line].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("void flops() { }")]
    [InlineData("void Forward(int Report) { }")]
    [InlineData("sealed class Inner { int Flops; }")]
    public void Other_names_are_free(string member) =>
        Assert.Empty(new DefinitionSource($"[Network] public sealed partial class Net : Module {{ {Body} {member} }}").Lower("Net").Problems);

    static List<string> Generated(string source)
    {
        var compilation = new DefinitionSource(source).Compilation;
        GeneratorRun.Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        var own = compilation.GetTypeByMetadataName("Net")!.GetMembers().Select(m => m.Name);
        return [.. output.GetTypeByMetadataName("Net")!.GetMembers().Where(m => m is not IMethodSymbol { MethodKind: not MethodKind.Ordinary } && m.CanBeReferencedByName).Select(m => m.Name).Except(own)];
    }
}
