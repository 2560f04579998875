using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Normalisation of each channel of a C×L sequence by itself. Ulyanov et al., 2016.</summary>
sealed record InstanceNorm1d(float Eps = 1e-5f, bool Affine = false) : GroupNormalization(Eps, Affine)
{
    public override string PyTorchName => "nn.InstanceNorm1d";

    public override string OnnxName => "InstanceNormalization";

    public override int GroupsOf(TensorShape x) => x.Channels;

    protected override TensorShape CheckShape(TensorShape x) => ShapeCheck.SeveralOf(this, ShapeCheck.Rank(this, x, 2, 2, "a channels×length sequence"), x.Length / x.Channels, "a channel");
}
