using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>
/// In training, multiplies each element by a normally distributed number of mean 1 and variance p/(1 − p), that of dropout's factors; in inference nothing.
/// Srivastava et al., 2014, section 10.
/// </summary>
sealed record GaussianDropout(float P = 0.5f) : NoiseLayer
{
    public override RandomDropout? InTraining(int layer) => P > 0 ? new(P, layer, RandomFactor.Gaussian) : null;

    protected override void CheckArguments()
    {
        ShapeCheck.Between(this, "p", P, 0, 1);
        if (P == 1) throw new ShapeException(ShapeProblem.ArgumentRange, $"{Name}: p must be less than 1, where the variance p/(1 − p) is infinite");
    }
}
