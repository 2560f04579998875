using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>In training, multiplies each element by a number that is uniform on [1 − beta, 1 + beta]; in inference nothing.</summary>
sealed record UniformDropout(float Beta = 0.5f) : NoiseLayer
{
    public override RandomDropout? InTraining(int layer) => Beta > 0 ? new(Beta, layer, RandomFactor.Uniform) : null;

    protected override void CheckArguments() => ShapeCheck.Between(this, "beta", Beta, 0, 1);
}
