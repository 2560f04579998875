namespace NetGen;

/// <summary>Fully connected layer over the last dimension: …×inFeatures → …×outFeatures, y = xWᵀ + b. PyTorch: <c>nn.Linear</c>.</summary>
/// <param name="outFeatures">Outputs.</param>
/// <param name="bias">Adds a learned number per output.</param>
/// <param name="inFeatures">A checked assertion of the number of inputs; 0 infers it.</param>
public sealed class Linear(int outFeatures, bool bias = true, int inFeatures = 0)
    : Operator("Linear", ("outFeatures", outFeatures), ("bias", bias), ("inFeatures", inFeatures));
