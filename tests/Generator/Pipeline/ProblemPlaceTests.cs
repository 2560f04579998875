namespace NetGen.Generator.Tests.Pipeline;

/// <summary>Beside its own line a diagnostic names the places through which the failure comes.</summary>
public class ProblemPlaceTests
{
    [Fact]
    public async Task The_failing_line_of_the_block_the_layer_and_the_way_from_the_input_are_named()
    {
        var source = new DefinitionSource("""
            public sealed class Head : Layer
            {
                readonly Linear fc = new(10, inFeatures: 8); // made
                public override Tensor Forward(Tensor x) => x
                    | Flatten // flat
                    | fc; // inner
            }

            [Network]
            public sealed partial class Net : Module
            {
                readonly Conv2d conv = new(8, 3);
                readonly Head head = new();
                public Tensor Forward([Shape(3, 9, 9)] Tensor x) => x
                    | conv // conv
                    | ReLU // relu
                    | head; // outer
            }
            """);

        var raised = Assert.Single(await GeneratorRun.Analyze(source.Compilation));

        var text = await raised.Location.SourceTree!.GetTextAsync();
        string Remark(Microsoft.CodeAnalysis.Location place) => text.Lines[place.GetLineSpan().StartLinePosition.Line].ToString().Split("// ")[1];
        Assert.Equal("outer", Remark(raised.Location));
        Assert.Equal(["inner", "made", "flat", "conv", "relu"], raised.AdditionalLocations.Select(Remark).Distinct());
    }
}
