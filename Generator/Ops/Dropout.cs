using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>In training, zeroes elements with probability p and scales the others by 1/(1 − p); in inference nothing.</summary>
sealed record Dropout(float P = 0.5f) : NoiseLayer
{
    public override string PyTorchName => "nn.Dropout";

    public override string OnnxName => "Dropout";

    public override RandomDropout? InTraining(int layer) => P > 0 ? new(P, layer) : null;

    protected override void CheckArguments() => ShapeCheck.Between(this, "p", P, 0, 1);
}
