namespace NetGen;

/// <summary>
/// Batch normalisation per channel of a C×D×H×W volume: y = γ·(x − μ)/√(σ² + eps) + β. In inference μ and σ² are the running statistics.
/// PyTorch: <c>nn.BatchNorm3d</c>. Ioffe and Szegedy, 2015.
/// </summary>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="momentum">How much of a batch's statistics enters the running ones.</param>
/// <param name="affine">Learns γ and β.</param>
public sealed class BatchNorm3d(float eps = 1e-5f, float momentum = 0.1f, bool affine = true)
    : Operator("BatchNorm3d", ("eps", eps), ("momentum", momentum), ("affine", affine));
