using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Volumes;

namespace NetGenCompiler.Ops;

/// <summary>Normalisation of each channel of a C×D×H×W volume by itself. Ulyanov et al., 2016.</summary>
sealed record InstanceNorm3d(float Eps = 1e-5f, bool Affine = false) : GroupNormalization(Eps, Affine)
{
    public override string PyTorchName => "nn.InstanceNorm3d";

    public override string OnnxName => "InstanceNormalization";

    public override int GroupsOf(TensorShape x) => x.Channels;

    protected override TensorShape CheckShape(TensorShape x) => ShapeCheck.SeveralOf(this, VolumeMap.Check(this, x), x.Length / x.Channels, "a channel");
}
