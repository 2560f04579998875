using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Batch normalisation per channel of a vector of features or a C×L sequence.</summary>
sealed record BatchNorm1d(float Eps = 1e-5f, float Momentum = 0.1f, bool Affine = true) : BatchNorm(Eps, Momentum, Affine)
{
    public override string PyTorchName => "nn.BatchNorm1d";

    protected override void CheckRank(TensorShape x) => ShapeCheck.Rank(this, x, 1, 2, "a vector of features or a channels×length sequence");
}
