namespace NetGen.Networks.Tests.Definitions.Storage;

/// <summary>Keeps activations in half precision.</summary>
[Network(Training = true, ActivationStorage = ActivationStorage.Float16)]
public sealed partial class DigitsInHalves : Module
{
    readonly DigitFeatures features = new();

    public Tensor Forward([Shape(1, 28, 28)] Tensor x) => x | features;
}
