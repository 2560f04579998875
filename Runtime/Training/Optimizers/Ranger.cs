namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// <see cref="RAdam"/> within <see cref="Lookahead"/>, with the settings of Less Wright's Ranger (2019): β₁ = 0.95, ε = 1e-5, a step back after
/// every sixth. Without its later centring of gradients.
/// </summary>
/// <example>
/// <code>
/// using var optimizer = new Ranger(parameters, learningRate: 1e-3);
/// </code>
/// </example>
public sealed class Ranger : Lookahead
{
    /// <summary>Creates the optimizer.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="learningRate">The learning rate.</param>
    /// <param name="beta1">How much of the mean of gradients stays.</param>
    /// <param name="beta2">How much of the mean of their squares stays.</param>
    /// <param name="epsilon">What is added to the root.</param>
    /// <param name="weightDecay">The factor of half the squared norm in the objective.</param>
    /// <param name="interval">After how many steps one back follows.</param>
    /// <param name="alpha">How far the slow values follow.</param>
    /// <param name="groups">What is treated differently.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public Ranger(
        TrainingParameters parameters, double learningRate = 1e-3, double beta1 = 0.95, double beta2 = 0.999, double epsilon = 1e-5, double weightDecay = 0,
        int interval = 6, double alpha = 0.5, params ReadOnlySpan<ParameterGroup> groups)
        : base(new RAdam(parameters, learningRate, beta1, beta2, epsilon, weightDecay, groups), interval, alpha)
    {
    }
}
