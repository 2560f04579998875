namespace NetGen.Networks.Tests.Definitions.Storage;

/// <summary>Keeps activations in the upper halves of singles, and computes cheap layers again.</summary>
[Network(Training = true, ActivationStorage = ActivationStorage.BFloat16, ActivationBudget = 210_000)]
public sealed partial class DigitsInBFloat16 : Module
{
    readonly DigitFeatures features = new();

    public Tensor Forward([Shape(1, 28, 28)] Tensor x) => x | features;
}
