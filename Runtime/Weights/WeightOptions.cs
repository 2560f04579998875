namespace NetGen.Runtime.Weights;

/// <summary>What loading accepts.</summary>
/// <param name="RefuseNonFinite">Whether NaN or infinity in a weight is an error that names the tensor and the place.</param>
/// <param name="IgnoreUnexpected">Whether tensors that the network does not have are skipped: a file of a whole classifier for its backbone.</param>
public sealed record WeightOptions(bool RefuseNonFinite = true, bool IgnoreUnexpected = false)
{
    /// <summary>Everything must fit and be finite.</summary>
    public static WeightOptions Default { get; } = new();
}
