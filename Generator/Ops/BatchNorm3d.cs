using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>Batch normalisation per channel of a C×D×H×W volume.</summary>
sealed record BatchNorm3d(float Eps = 1e-5f, float Momentum = 0.1f, bool Affine = true) : BatchNorm(Eps, Momentum, Affine)
{
    public override string PyTorchName => "nn.BatchNorm3d";

    protected override void CheckRank(TensorShape x) => VolumeMap.Check(this, x);
}
