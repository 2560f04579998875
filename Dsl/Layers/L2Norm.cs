namespace NetGen;

/// <summary>Divides each pixel's channel vector by its length and scales it by a learned number per channel, as SSD does after conv4_3.</summary>
/// <param name="initial">The scale to start from; 20 in the paper (Liu et al., 2016).</param>
/// <param name="eps">Added to the length.</param>
public sealed class L2Norm(float initial = 20f, float eps = 1e-10f)
    : Operator("L2Norm", ("initial", initial), ("eps", eps));
