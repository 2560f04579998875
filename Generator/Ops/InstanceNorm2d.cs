using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Normalisation of each channel of a C×H×W map by itself. Ulyanov et al., 2016.</summary>
sealed record InstanceNorm2d(float Eps = 1e-5f, bool Affine = false) : GroupNormalization(Eps, Affine)
{
    public override string PyTorchName => "nn.InstanceNorm2d";

    public override string OnnxName => "InstanceNormalization";

    public override int GroupsOf(TensorShape x) => x.Channels;

    protected override TensorShape CheckShape(TensorShape x) => ShapeCheck.SeveralOf(this, ShapeCheck.Map(this, x), x.Length / x.Channels, "a channel");
}
