namespace NetGen;

/// <summary>
/// Normalises each channel of a C×L sequence by its own mean and variance, in training and in inference: y = γ·(x − μ)/√(σ² + eps) + β.
/// PyTorch: <c>nn.InstanceNorm1d</c>. Ulyanov et al., 2016.
/// </summary>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="affine">Learns γ and β for each channel.</param>
public sealed class InstanceNorm1d(float eps = 1e-5f, bool affine = false)
    : Operator("InstanceNorm1d", ("eps", eps), ("affine", affine));
