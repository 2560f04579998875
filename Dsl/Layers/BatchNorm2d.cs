namespace NetGen;

/// <summary>
/// Batch normalisation per channel of a C×H×W map: y = γ·(x − μ)/√(σ² + eps) + β. In inference μ and σ² are the running statistics.
/// PyTorch: <c>nn.BatchNorm2d</c>. Ioffe and Szegedy, 2015.
/// </summary>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="momentum">How much of a batch's statistics enters the running ones.</param>
/// <param name="affine">Learns γ and β.</param>
public sealed class BatchNorm2d(float eps = 1e-5f, float momentum = 0.1f, bool affine = true)
    : Operator("BatchNorm2d", ("eps", eps), ("momentum", momentum), ("affine", affine));
