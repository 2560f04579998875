namespace NetGen.Cli.Training;

/// <summary>The optimizers that <c>train</c> offers.</summary>
enum OptimizerKind
{
    /// <summary>Adam with decoupled decay.</summary>
    AdamW,

    /// <summary>Adam.</summary>
    Adam,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,
}
