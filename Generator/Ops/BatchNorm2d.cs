using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Batch normalisation per channel of a C×H×W map.</summary>
sealed record BatchNorm2d(float Eps = 1e-5f, float Momentum = 0.1f, bool Affine = true) : BatchNorm(Eps, Momentum, Affine)
{
    public override string PyTorchName => "nn.BatchNorm2d";

    protected override void CheckRank(TensorShape x) => ShapeCheck.Map(this, x);
}
