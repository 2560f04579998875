using NetGenCompiler.Graphs;
using NetGenCompiler.Ops.Training;

namespace NetGenCompiler.Ops;

/// <summary>Multiplies by random factors of mean 1 in training, and does nothing in inference.</summary>
abstract record NoiseLayer : Op
{
    public override OpKind Kind => OpKind.Identity;

    /// <summary>What training computes, for a number of the layer among those that draw; null where the factors are all 1.</summary>
    public abstract RandomDropout? InTraining(int layer);

    public override EquatableArray<TensorShape> InferShapes(IReadOnlyList<TensorShape> inputs)
    {
        CheckArguments();
        return [CheckShape(inputs[0])];
    }

    /// <summary>In inference. Training draws: see <see cref="RandomDropout"/>.</summary>
    public override void Differentiate(BackwardContext context) => context.Operand(0, () => context.Gradient);

    protected abstract void CheckArguments();

    protected virtual TensorShape CheckShape(TensorShape x) => x;
}
