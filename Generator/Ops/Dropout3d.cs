using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>In training, zeroes whole channels of a volume with probability p and scales the others by 1/(1 − p); in inference nothing. Tompson et al., 2015.</summary>
sealed record Dropout3d(float P = 0.5f) : NoiseLayer
{
    public override string PyTorchName => "nn.Dropout3d";

    public override RandomDropout? InTraining(int layer) => P > 0 ? new(P, layer, RandomFactor.Channels) : null;

    protected override void CheckArguments() => ShapeCheck.Between(this, "p", P, 0, 1);

    protected override TensorShape CheckShape(TensorShape x) => VolumeMap.Check(this, x);
}
