using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Execution;

/// <summary>The shape of each call stands at the call, where that is asked for.</summary>
public class ShapeHintTests
{
    const string Source = """
        public sealed class Block(int width) : Layer
        {
            readonly Conv2d conv = new(width, 3, stride: 2, padding: 1);
            public override Tensor Forward(Tensor x) => x
                | conv
                | ReLU;
        }

        [Network]
        public sealed partial class Net : Module
        {
            readonly Block first = new(8), second = new(16);
            readonly Sequential head = [new Conv2d(4, 1), GlobalAvgPool];
            public Tensor Forward([Shape(3, 33, 33)] Tensor x) => x
                | first
                | second
                | head
                | Flatten;
        }
        """;

    [Fact]
    public async Task Every_line_shows_what_it_makes()
    {
        var compilation = new DefinitionSource(Source).Compilation;
        var options = compilation.Options.WithSpecificDiagnosticOptions([new("NG0117", ReportDiagnostic.Info)]);

        var hints = (await GeneratorRun.Analyze(compilation.WithOptions(options))).Where(d => d.Id == "NG0117");

        Assert.Equal(
        [
            "| conv: Net: 8×17×17; 16×9×9, in 2 calls", "| ReLU;: Net: 8×17×17; 16×9×9, in 2 calls",
            "| first: Net: 8×17×17", "| second: Net: 16×9×9", "| head: Net: 4×1×1", "| Flatten;: Net: 4",
        ], hints.Select(d => $"{d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}: {d.GetMessage()}"));
    }

    [Fact]
    public async Task They_are_off_by_default() => Assert.DoesNotContain(await GeneratorRun.Analyze(new DefinitionSource(Source).Compilation), d => d.Id == "NG0117");
}
