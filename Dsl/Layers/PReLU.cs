namespace NetGen;

/// <summary>max(0, x) + a·min(0, x) with learned a, one for all channels or one for each. PyTorch: <c>nn.PReLU</c>. He et al., 2015.</summary>
/// <param name="perChannel">Learns one slope per channel instead of one in all.</param>
/// <param name="initial">The slope to start from.</param>
public sealed class PReLU(bool perChannel = false, float initial = 0.25f)
    : Operator("PReLU", ("perChannel", perChannel), ("initial", initial));
