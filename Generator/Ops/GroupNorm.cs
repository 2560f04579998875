using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Normalisation over the pixels of each group of channels. Wu and He, 2018.</summary>
sealed record GroupNorm(int Groups, float Eps = 1e-5f, bool Affine = true) : GroupNormalization(Eps, Affine)
{
    public override string PyTorchName => "nn.GroupNorm";

    public override string OnnxName => "GroupNormalization";

    public override int GroupsOf(TensorShape x) => Groups;

    protected override TensorShape CheckShape(TensorShape x)
    {
        ShapeCheck.Rank(this, x, 1, int.MaxValue, "an input with channels");
        ShapeCheck.Positive(this, "groups", Groups);
        ShapeCheck.Divisible(this, "the channels", x.Channels, "groups", Groups, x);
        return ShapeCheck.SeveralOf(this, x, x.Length / Groups, "a group");
    }
}
