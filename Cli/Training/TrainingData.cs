using NetGen.Runtime.Data.Datasets;

namespace NetGen.Cli.Training;

/// <summary>What a network is trained on and validated on.</summary>
/// <param name="Training">The training part.</param>
/// <param name="Validation">The validation part.</param>
sealed record TrainingData(Dataset Training, Dataset Validation);
