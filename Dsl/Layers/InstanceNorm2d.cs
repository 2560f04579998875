namespace NetGen;

/// <summary>
/// Normalises each channel of a C×H×W map by its own mean and variance, in training and in inference: y = γ·(x − μ)/√(σ² + eps) + β.
/// PyTorch: <c>nn.InstanceNorm2d</c>. Ulyanov et al., 2016.
/// </summary>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="affine">Learns γ and β for each channel.</param>
public sealed class InstanceNorm2d(float eps = 1e-5f, bool affine = false)
    : Operator("InstanceNorm2d", ("eps", eps), ("affine", affine));
