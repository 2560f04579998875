namespace NetGen;

/// <summary>
/// Normalises over the last axes: y = γ·(x − μ)/√(σ² + eps) + β with the mean and the variance of all elements along them, and γ and β for each.
/// Of a T×F sequence each of the T vectors is normalised. PyTorch: <c>nn.LayerNorm</c>, whose <c>normalized_shape</c> is the sizes of those axes.
/// Ba et al., 2016.
/// </summary>
/// <param name="axes">Over how many of the last axes.</param>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="elementwiseAffine">Learns γ and β.</param>
public sealed class LayerNorm(int axes = 1, float eps = 1e-5f, bool elementwiseAffine = true)
    : Operator("LayerNorm", ("axes", axes), ("eps", eps), ("elementwiseAffine", elementwiseAffine));
