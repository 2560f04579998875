using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Names;

/// <summary>Generated code means what it names whatever the user's types are called, and is free of warnings in every project.</summary>
public class HostileNameTests
{
    const string Network = "[global::NetGen.Network] public sealed partial class Net : global::NetGen.Module { readonly global::NetGen.Conv2d conv = new(4, 3, padding: 1, bias: false); readonly global::NetGen.BatchNorm2d bn = new(); readonly global::NetGen.Linear fc = new(5); "
        + "public global::NetGen.Tensor Forward([global::NetGen.Shape(3, 8, 8)] global::NetGen.Tensor x) => x | conv | bn | global::NetGen.Functional.ReLU | global::NetGen.Functional.MaxPool2d(2) | global::NetGen.Functional.GELU() | global::NetGen.Functional.Flatten | fc | global::NetGen.Functional.Softmax(); }";

    static readonly string[] Names =
    [
        "Frame", "Vector512", "Vector256", "Vector128", "Span", "ReadOnlySpan", "Memory", "ReadOnlyMemory", "Math", "MathF", "MemoryMarshal", "System", "NetGen",
        "Runtime", "Tensor", "Operator", "Avx512F", "Fma", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "SkipLocalsInit", "SkipLocalsInitAttribute",
        "SpinBarrier", "WeightReader", "WeightPacking", "WeightArithmetic", "WeightSource", "LayerSupport", "Reordering", "SpanCheck", "InferenceSession",
        "InferenceOptions", "InstructionSetKind", "InstructionSets", "IInference", "NetworkDescription", "ParameterTable", "ParameterDescription",
        "TensorDescription", "ImmutableArray", "Avx512Kernels", "Avx2Program", "NetworkDetails_", "Generated", "Programs", "ArgumentException", "nuint_",
    ];

    static string Types => string.Concat(Names.Select(n => $"public static class {n} {{ }} "));

    public static TheoryData<string, string> Sources => new()
    {
        { "in the namespace", $"namespace Demo {{ {Types} {Network} }}" },
        { "generic, in the namespace", $"namespace Demo {{ {string.Concat(Names.Select(n => $"public struct {n}<T> {{ }} "))} {Network} }}" },
        { "around the namespace", $"namespace Demo {{ {Types} }} namespace Demo.Inner {{ {Network} }}" },
        { "nested", $"namespace Demo {{ {Network.Replace("{ readonly", $"{{ {Types} readonly", StringComparison.Ordinal)} }}" },
        { "members", $"namespace Demo {{ {Network.Replace("{ readonly", $"{{ {string.Concat(Names.Select(n => $"public static int {n} => 1; "))} readonly", StringComparison.Ordinal)} }}" },
        { "of a base class", $"namespace Demo {{ public abstract class Base : global::NetGen.Module {{ {Types} public class Inference {{ }} public const int Flops = 1; public string Report => \"\"; public int Net; }} {Network.Replace(": global::NetGen.Module", ": Base", StringComparison.Ordinal)} }}" },
        { "namespaces", string.Concat(Names.Select(n => $"namespace Demo.{n} {{ class C {{ }} }} ")) + $"namespace Demo {{ {Network} }}" },
        { "a namespace within NetGen", $"namespace NetGen.Demo {{ {Types} {Network} }}" },
        { "a namespace that ends in NetGen", $"namespace Demo.NetGen {{ {Types} {Network} }}" },
        { "no namespace", string.Concat(Names.Where(n => n is not ("System" or "NetGen")).Select(n => $"public static class {n} {{ }} ")) + Network },
        { "aliases", string.Concat(Names.Where(n => n is not ("System" or "NetGen")).Select(n => $"global using {n} = Demo.Own; ")) + $"namespace Demo {{ public class Own {{ }} {Network} }}" },
        { "imports", $"global using Others; namespace Others {{ {Types} }} namespace Demo {{ {Network} }}" },
        { "an own list of networks", $"namespace Demo {{ public static class NetworkCatalog {{ }} {Network} }}" },
        { "keywords", $"namespace @namespace.@int {{ {Network.Replace("class Net ", "class @class ", StringComparison.Ordinal)} }}" },
        { "names that C# may take", $"#pragma warning disable CS8981\nnamespace demo {{ {Network.Replace("class Net ", "class @required ", StringComparison.Ordinal)} {Network.Replace("class Net ", "class @file ", StringComparison.Ordinal)} }}" },
        { "letters of the world", $"namespace Größe.日本 {{ {Network.Replace("class Net ", "class Сеть ", StringComparison.Ordinal)} {Network.Replace("class Net ", "class 网络 ", StringComparison.Ordinal)} }}" },
        { "names that differ by case", $"namespace Demo {{ {Network} {Network.Replace("class Net ", "class NET ", StringComparison.Ordinal)} {Network.Replace("class Net ", "class NeT ", StringComparison.Ordinal)} }} namespace demo {{ {Network} }}" },
        { "a class in parts", $"namespace Demo {{ {Network} public sealed partial class Net {{ public static long Twice => 2 * Flops; }} partial class Net {{ }} }}" },
        { "without nullable", $"#nullable disable\nnamespace Demo {{ {Network} }}" },
        { "a network that derives from a network", $"namespace Demo {{ {Network.Replace("sealed ", "", StringComparison.Ordinal)} [global::NetGen.Network] public sealed partial class Derived : Net; }}" },
        { "without kernels or weights", "[global::NetGen.Network] public sealed partial class Net : global::NetGen.Module { public global::NetGen.Tensor Forward([global::NetGen.Shape(3)] global::NetGen.Tensor x) => x; }" },
        { "two sizes", $"namespace Demo {{ {Types} [global::NetGen.Input(\"x\", 3, 8, 8), global::NetGen.Input(\"x\", 3, 12, 8)] {Network.Replace("NetGen.Functional.Flatten", "NetGen.Functional.GlobalAvgPool | global::NetGen.Functional.Flatten", StringComparison.Ordinal)} }}" },
        { "inputs and outputs", "[global::NetGen.Network] public sealed partial class Net : global::NetGen.Module { public (global::NetGen.Tensor x, global::NetGen.Tensor batch, global::NetGen.Tensor @class) Forward([global::NetGen.Shape(3)] global::NetGen.Tensor x, [global::NetGen.Shape(3)] global::NetGen.Tensor input0, [global::NetGen.Shape(3)] global::NetGen.Tensor @params, [global::NetGen.Shape(3)] global::NetGen.Tensor Execute) => (x + input0, x + Execute, @params); }" },
        { "outputs without names", "[global::NetGen.Network] public sealed partial class Net : global::NetGen.Module { public (global::NetGen.Tensor, global::NetGen.Tensor) Forward([global::NetGen.Shape(3)] global::NetGen.Tensor session) => (session + 1, session + 2); }" },
        { "CLS compliance", $"#pragma warning disable CS3001, CS3002, CS3009\n[assembly: global::System.CLSCompliant(true)] namespace Demo {{ {Network} }}" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Generated_code_compiles_without_a_warning(string what, string source)
    {
        Assert.NotEmpty(what);
        var compilation = Compilation(source);

        // Some of these networks have one name on purpose.
        Assert.DoesNotContain(await GeneratorRun.Diagnostics(compilation), d => d.Id != ProblemIds.SameName);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    [InlineData(LanguageVersion.Preview)]
    public async Task Any_version_of_the_language_will_do(LanguageVersion version) =>
        Assert.Empty(await GeneratorRun.Diagnostics(Compilation($"namespace Demo {{ {Network} }}", version)));

    [Fact]
    public async Task Assemblies_that_show_their_internals_have_kernels_each()
    {
        var library = Compilation($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"User\")] namespace Demo {{ {Network} }}").WithAssemblyName("Library");
        GeneratorRun.Driver(library).RunGeneratorsAndUpdateCompilation(library, out var built, out _);
        var user = Compilation($"namespace User {{ {Network} }}").WithAssemblyName("User").AddReferences(built.ToMetadataReference());

        Assert.Empty(await GeneratorRun.Diagnostics(user));
    }

    /// <summary>Without implicit imports, with the warnings of the newest compiler, and with documentation read.</summary>
    static CSharpCompilation Compilation(string source, LanguageVersion version = LanguageVersion.CSharp14)
    {
        var options = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        return (CSharpCompilation)new DefinitionSource().Compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, options, "Net.cs", System.Text.Encoding.UTF8))
            .WithOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [KeyValuePair.Create("CS1591", ReportDiagnostic.Suppress)]));
    }
}
