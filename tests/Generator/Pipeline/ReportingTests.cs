using Microsoft.CodeAnalysis;
using NetGenCompiler.Execution;

namespace NetGen.Generator.Tests.Pipeline;

/// <summary>Who reports: the analyzer, and the generator in its place where a build leaves analyzers out.</summary>
public class ReportingTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { ProblemIds.NotPartial, "[Network] public sealed class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => x; }" },
        { ProblemIds.ReservedName, "[Network] public sealed partial class Net : Module { public int Report => 1; public Tensor Forward([Shape(3)] Tensor x) => x; }" },
        { ProblemIds.ReservedName, "[Network] public sealed partial class Inference : Module { public Tensor Forward([Shape(3)] Tensor x) => x; }" },
        { ProblemIds.NoTraining, "[Network(Training = true)] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => x; }" },
        { ProblemIds.FrozenLayer, "[Network(Training = true, Frozen = new[] { \"fc\", \"f\" })] public sealed partial class Net : Module { readonly Linear fc = new(2), g = new(2); public Tensor Forward([Shape(3)] Tensor x) => x | fc | g; }" },
        { ProblemIds.FrozenLayer, "[Network(Training = true, FrozenStatistics = new[] { \"fc\" })] public sealed partial class Net : Module { readonly Linear fc = new(2); public Tensor Forward([Shape(3)] Tensor x) => x | fc; }" },
        { ProblemIds.TrainingOptions, "[Network(ActivationBudget = 1000)] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => x; }" },
        { ProblemIds.TrainingOptions, "[Network(Training = true, ActivationBudget = -1)] public sealed partial class Net : Module { readonly Linear fc = new(2); public Tensor Forward([Shape(3)] Tensor x) => x | fc; }" },
        { ProblemIds.TrainingOptions, "[Network(Training = true, ActivationStorage = (ActivationStorage)3)] public sealed partial class Net : Module { readonly Linear fc = new(2); public Tensor Forward([Shape(3)] Tensor x) => x | fc; }" },
        { ProblemIds.NetworkOptions, "[Network(LinearWeights = (WeightStorage)3)] public sealed partial class Net : Module { readonly Linear fc = new(2); public Tensor Forward([Shape(3)] Tensor x) => x | fc; }" },
        { ProblemIds.Thrown, "[Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => throw new ArgumentException(\"no\"); }" },
        { "NG0102", "[Network] public sealed partial class Net : Module\n{\n readonly Block b = new();\n public Tensor Forward([Shape(3, 8, 8)] Tensor x) => x | b; }\nsealed class Block : Layer {\n readonly Conv2d conv = new(4, 9);\n public override Tensor Forward(Tensor x) => x | conv;\n}" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task One_mistake_is_one_diagnostic_with_and_without_analyzers(string id, string code)
    {
        var compilation = new DefinitionSource(code).Compilation;

        var by = Assert.Single(await GeneratorRun.Diagnostics(compilation));
        var instead = Assert.Single(await GeneratorRun.Diagnostics(compilation, runAnalyzers: false));

        Assert.Equal(id, by.Id);
        Assert.Equal(Describe(by), Describe(instead));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("", "", false)]
    [InlineData("true", "false", false)]
    [InlineData("", "False", true)]
    [InlineData("false", "true", true)]
    [InlineData("False", null, true)]
    public void Analyzers_are_left_out_by_the_properties_of_the_build(string? always, string? duringBuild, bool reports)
    {
        var compilation = new DefinitionSource("[Network] public sealed class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => x; }").Compilation;
        var properties = new BuildProperties();
        if (always is not null) properties["RunAnalyzers"] = always;
        if (duringBuild is not null) properties["RunAnalyzersDuringBuild"] = duringBuild;

        var result = GeneratorRun.Driver(compilation, properties: properties).RunGenerators(compilation).GetRunResult();

        Assert.Equal(reports ? [ProblemIds.NotPartial] : [], result.Diagnostics.Select(d => d.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_of_the_compiler_stands_at_the_class(bool runAnalyzers)
    {
        var compilation = new DefinitionSource("\n[Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => x; }").Compilation;

        var failure = Assert.Single(await GeneratorRun.Diagnostics(compilation, runAnalyzers, GeneratorRun.Defective("no kernel")));

        Assert.Equal((ProblemIds.Internal, DiagnosticSeverity.Error), (failure.Id, failure.Severity));
        Assert.Equal("Net cannot be compiled: NotSupportedException: no kernel", failure.GetMessage(null));
        Assert.Equal(("File1.cs", 1, 38), (failure.Location.SourceTree?.FilePath, Start(failure.Location).Line, Start(failure.Location).Character));
    }

    [Fact]
    public async Task The_other_networks_of_an_assembly_are_compiled()
    {
        var compilation = new DefinitionSource(
            "[Network] public sealed partial class Wrong : Module { public Tensor Forward([Shape(3)] Tensor x) => x | Softmax(4); }",
            "[Network] public sealed partial class Right : Module { public Tensor Forward([Shape(3)] Tensor x) => x; public static long Costs => Flops; }").Compilation;

        Assert.Equal("NG0107", Assert.Single(await GeneratorRun.Diagnostics(compilation)).Id);
    }

    static object Describe(Diagnostic diagnostic) => (
        diagnostic.Id, diagnostic.Severity, diagnostic.GetMessage(null), diagnostic.Location.SourceTree?.FilePath, diagnostic.Location.SourceSpan,
        string.Join(", ", diagnostic.AdditionalLocations.Select(l => l.GetLineSpan().ToString())));

    static Microsoft.CodeAnalysis.Text.LinePosition Start(Location location) => location.GetLineSpan().StartLinePosition;
}
