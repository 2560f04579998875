namespace NetGen.Runtime.Training.Loop;

/// <summary>A step that was made.</summary>
/// <param name="Step">How many steps were made, this one counted.</param>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="Batch">How many batches of the epoch were taken.</param>
/// <param name="Batches">How many batches the epoch has.</param>
/// <param name="Loss">The loss of the step's items, before it.</param>
/// <param name="RunningLoss">The mean loss of the epoch's items so far.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="GradientNorm">The Euclidean norm of the gradients, before they were clipped.</param>
public readonly record struct StepReport(long Step, int Epoch, int Batch, int Batches, double Loss, double RunningLoss, double LearningRate, double GradientNorm);
