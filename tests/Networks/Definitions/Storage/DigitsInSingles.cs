namespace NetGen.Networks.Tests.Definitions.Storage;

/// <summary>Keeps activations as they are computed.</summary>
[Network(Training = true)]
public sealed partial class DigitsInSingles : Module
{
    readonly DigitFeatures features = new();

    public Tensor Forward([Shape(1, 28, 28)] Tensor x) => x | features;
}
