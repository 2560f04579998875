namespace NetGen.Generator.Tests.Pipeline;

/// <summary>Convolutions are computed by transforms where these are faster, unless the network forbids it.</summary>
public class ExactConvolutionTests
{
    [Theory]
    [InlineData("[Network]", true)]
    [InlineData("[Network(ExactConvolutions = false)]", true)]
    [InlineData("[Network(ExactConvolutions = true)]", false)]
    [InlineData("[Network(Training = true, ExactConvolutions = true)]", false)]
    public void Transforms_can_be_forbidden(string attribute, bool transforms)
    {
        var files = GeneratorRun.Files(new DefinitionSource($$"""
            {{attribute}}
            public sealed partial class Net : Module
            {
                readonly Conv2d conv = new(64, 3, padding: 1);
                public Tensor Forward([Shape(64, 56, 56)] Tensor x) => x | conv;
            }
            """).Compilation);
        Assert.Equal(transforms, files.Values.Any(f => f.Contains("Winograd", StringComparison.Ordinal)));
    }
}
