using NetGenCompiler.Ops.Backward;

namespace NetGenCompiler.Ops;

/// <summary>x where x ≥ 0, slope·x elsewhere.</summary>
sealed record LeakyReLU(float Slope = 0.01f) : Activation
{
    public override string PyTorchName => "nn.LeakyReLU";

    public override string OnnxName => "LeakyRelu";

    /// <summary>The result has the operand's sign where the slope is not negative.</summary>
    public override void Differentiate(BackwardContext context) =>
        context.Operand(0, () => context.Apply(new LeakyReLUGradient(Slope), [context.Gradient, Slope >= 0 ? context.Results[0] : context.Operands[0]]));

    protected override void CheckArguments() => ShapeCheck.Finite(this, "slope", Slope);
}
