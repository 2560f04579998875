namespace NetGen;

/// <summary>
/// Normalises each channel of a C×D×H×W volume by its own mean and variance, in training and in inference: y = γ·(x − μ)/√(σ² + eps) + β.
/// PyTorch: <c>nn.InstanceNorm3d</c>. Ulyanov et al., 2016.
/// </summary>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="affine">Learns γ and β for each channel.</param>
public sealed class InstanceNorm3d(float eps = 1e-5f, bool affine = false)
    : Operator("InstanceNorm3d", ("eps", eps), ("affine", affine));
