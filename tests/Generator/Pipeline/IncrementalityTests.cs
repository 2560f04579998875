extern alias generator;
using System.Collections;
using System.Reflection;
using generator::NetGenCompiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>What an edit reruns: a network is executed and written again only when its definition, or one that it uses, has changed.</summary>
public class IncrementalityTests
{
    const string Block = """
        public sealed class Block(int width) : Layer
        {
            readonly Conv2d conv = new(width, 3, padding: 1);
            public override Tensor Forward(Tensor x) => x | conv | ReLU;
        }
        """;

    const string First = """
        [Network]
        public sealed partial class First : Module
        {
            readonly Block block = new(8);
            public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | block;
        }
        """;

    const string Second = """
        [Network]
        public sealed partial class Second : Module
        {
            readonly Linear fc = new(4);
            public Tensor Forward([Shape(16)] Tensor x) => x | fc | Sigmoid;
        }
        """;

    const string Unrelated = "public static class Program { public static int Answer() => 42; }";

    [Fact]
    public void Nothing_is_rerun_by_an_edit_elsewhere() =>
        Assert.Equal([Unchanged, Unchanged], Reasons(3, Unrelated.Replace("42", "43", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_is_rerun_by_white_space_and_comments() =>
        Assert.Equal([Unchanged, Unchanged], Reasons(1, First.Replace("    readonly", "\n    // The only block.\n    readonly", StringComparison.Ordinal)));

    [Fact]
    public void An_edit_in_a_network_reruns_it_alone() =>
        Assert.Equal([IncrementalStepRunReason.Modified, Unchanged], Reasons(1, First.Replace("new(8)", "new(9)", StringComparison.Ordinal)));

    [Fact]
    public void An_edit_in_a_block_reruns_its_users() =>
        Assert.Equal([IncrementalStepRunReason.Modified, Unchanged], Reasons(0, Block.Replace("conv | ReLU", "conv | Tanh", StringComparison.Ordinal)));

    [Fact]
    public void No_step_holds_on_to_the_compiler()
    {
        var result = Driver().RunGenerators(Compilation()).GetRunResult();
        var steps = result.Results.Single().TrackedSteps;
        foreach (var name in new[] { TrackingNames.Lower, TrackingNames.Libraries, TrackingNames.Tuning, TrackingNames.Compile, TrackingNames.Kernels, TrackingNames.Catalog, TrackingNames.Modules })
        {
            foreach (var (value, _) in steps[name].SelectMany(s => s.Outputs)) AssertFree(value, name, new(ReferenceEqualityComparer.Instance));
        }
    }

    const IncrementalStepRunReason Unchanged = IncrementalStepRunReason.Unchanged;

    /// <summary>Why the compilation of each network has its value after one file is replaced; what is cached counts as unchanged.</summary>
    static IEnumerable<IncrementalStepRunReason> Reasons(int file, string text)
    {
        var compilation = Compilation();
        var driver = Driver().RunGenerators(compilation);
        var tree = compilation.SyntaxTrees.ElementAt(file + 1);
        var edited = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
        var steps = driver.RunGenerators(edited).GetRunResult().Results.Single().TrackedSteps[TrackingNames.Compile];
        return steps.SelectMany(s => s.Outputs).Select(o => o.Reason == IncrementalStepRunReason.Cached ? Unchanged : o.Reason);
    }

    static CSharpCompilation Compilation() => new DefinitionSource(Block, First, Second, Unrelated).Compilation;

    static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NetGenGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    static void AssertFree(object? value, string step, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;
        var type = value.GetType();
        Assert.False(type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{step} holds a {type}");
        if (value is IEnumerable items)
        {
            foreach (var item in items) AssertFree(item, step, seen);
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.FieldType.IsPointer && field.FieldType != typeof(Type)) AssertFree(field.GetValue(value), step, seen);
        }
    }
}
