namespace NetGen.Runtime.Training.Optimizers;

/// <summary>What momentum accumulates. Both are the same while the learning rate stays as it is.</summary>
public enum MomentumForm
{
    /// <summary>Gradients: b ← μ·b + (1 − d)·g, then w ← w − η·b. A change of the rate η takes effect at once. The first step has b = g.</summary>
    PyTorch,

    /// <summary>
    /// Steps: v ← μ·v − η·(1 − d)·g, then w ← w + v. A change of the rate takes effect as old steps fade. Sutskever, Martens, Dahl and Hinton:
    /// On the Importance of Initialization and Momentum in Deep Learning (2013).
    /// </summary>
    Classical,
}
