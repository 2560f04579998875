using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Lints;

/// <summary>Advice is switched off where its diagnostic stands, in the block that it is about, or for a project.</summary>
public class SilenceTests
{
    [Theory]
    [InlineData("#pragma warning disable NG0306", "")]
    [InlineData("", "#pragma warning disable NG0306")]
    public async Task A_pragma_holds_in_the_network_and_in_the_block(string atBlock, string atNetwork)
    {
        var source = new DefinitionSource($$"""
            public sealed class Block : Layer
            {
                readonly Conv2d conv = new(8, 3);
                readonly BatchNorm2d norm = new();
            {{atBlock}}
                public override Tensor Forward(Tensor x) => x | conv | norm;
            #pragma warning restore NG0306
            }

            [Network]
            public sealed partial class Net : Module
            {
                readonly Block block = new();
            {{atNetwork}}
                public Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | block;
            }
            """);

        Assert.DoesNotContain(await GeneratorRun.Analyze(source.Compilation), d => !d.IsSuppressed);
    }

    [Fact]
    public async Task A_project_sets_the_severity()
    {
        var source = new DefinitionSource("[Network] public sealed partial class Net : Module { readonly Conv2d conv = new(8, 3); readonly BatchNorm2d norm = new(); public Tensor Forward([Shape(3, 9, 9)] Tensor x) => x | conv | norm; }");
        var options = source.Compilation.Options;

        var silent = await GeneratorRun.Analyze(source.Compilation.WithOptions(options.WithSpecificDiagnosticOptions([new("NG0306", ReportDiagnostic.Suppress)])));
        var strict = await GeneratorRun.Analyze(source.Compilation.WithOptions(options.WithSpecificDiagnosticOptions([new("NG0306", ReportDiagnostic.Error)])));

        Assert.Empty(silent);
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(strict).Severity);
    }

    [Fact]
    public async Task Networks_of_one_name_are_told_apart()
    {
        const string Body = "[Network] public sealed partial class Net : Module { public Tensor Forward([Shape(3)] Tensor x) => x | ReLU; }";

        var found = await GeneratorRun.Analyze(new DefinitionSource($"namespace A {{ {Body} }}", $"namespace B {{ {Body} }}", $"namespace C {{ {Body.Replace("Net ", "Other ", StringComparison.Ordinal)} class Net; }}").Compilation);

        var finding = Assert.Single(found);
        Assert.Equal("the network 'B.Net' has the name of 'A.Net', and lists and commands find networks by name", finding.GetMessage());
    }
}
