namespace NetGen;

/// <summary>
/// Normalises each group of neighbouring channels by the mean and the variance of its pixels, in training and in inference:
/// y = γ·(x − μ)/√(σ² + eps) + β with γ and β for each channel. PyTorch: <c>nn.GroupNorm</c>. Wu and He, 2018.
/// </summary>
/// <param name="groups">How many groups; divides the channels. One normalises the whole item.</param>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="affine">Learns γ and β.</param>
public sealed class GroupNorm(int groups, float eps = 1e-5f, bool affine = true)
    : Operator("GroupNorm", ("groups", groups), ("eps", eps), ("affine", affine));
