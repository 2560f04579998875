namespace NetGen;

/// <summary>
/// Switchable normalisation of a C×H×W map: y = γ·(x − μ)/√(σ² + eps) + β, where μ and σ² are mixed from those of the channel (instance), of the whole
/// item (layer) and of the batch. Their shares are learned, the softmax of three numbers for μ and of three for σ². In inference the batch's are running
/// statistics, which are kept as those of <see cref="BatchNorm2d"/>. Luo et al., 2018; <c>SwitchNorm2d</c> in the authors' code.
/// </summary>
/// <param name="eps">Keeps the root away from zero.</param>
/// <param name="momentum">How much of a batch's statistics enters the running ones.</param>
public sealed class SwitchNorm2d(float eps = 1e-5f, float momentum = 0.1f)
    : Operator("SwitchNorm2d", ("eps", eps), ("momentum", momentum));
