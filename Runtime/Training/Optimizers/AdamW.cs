namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Adam with decoupled weight decay: <c>torch.optim.AdamW</c>. A value shrinks by 1 − η·decay, and Adam's step does not know of it. Loshchilov
/// and Hutter: Decoupled Weight Decay Regularization (2019).
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new AdamW(parameters, learningRate: 5e-4, weightDecay: 0.05, groups: ParameterGroup.NoDecay);
/// </code>
/// </example>
public sealed class AdamW : Adam
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">How much of the mean of gradients stays, β₁.</param>
    /// <param name="beta2">How much of the mean of their squares stays, β₂.</param>
    /// <param name="epsilon">What is added to the root, ε.</param>
    /// <param name="weightDecay">The decay.</param>
    /// <param name="amsgrad">Whether the largest mean of squares so far counts.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public AdamW(
        TrainingParameters parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2,
        bool amsgrad = false, params ReadOnlySpan<ParameterGroup> groups)
        : base(parameters, learningRate, (beta1, beta2), epsilon, weightDecay, amsgrad, decoupled: true, groups)
    {
    }
}
