using NetGen.Runtime;

namespace NetGen.Cli.Training;

/// <summary>What <c>train --json</c> prints.</summary>
/// <param name="Network">The network.</param>
/// <param name="Weights">The file of the weights.</param>
/// <param name="Stopped">Why training ended: completed, earlyStopping or requested.</param>
/// <param name="Steps">How many steps were made, before the run went on too.</param>
/// <param name="Epochs">The epochs that were made now.</param>
/// <param name="Mean">What is subtracted from each channel first, or one number for all: <c>--mean</c> of <c>classify</c>.</param>
/// <param name="Std">What each is then divided by: <c>--std</c> of <c>classify</c>.</param>
/// <param name="Threads">How many threads computed.</param>
/// <param name="Isa">The instruction set.</param>
sealed record TrainingRecord(
    string Network, string Weights, string Stopped, long Steps, IReadOnlyList<EpochRecord> Epochs, IReadOnlyList<double> Mean, IReadOnlyList<double> Std, int Threads,
    InstructionSetKind Isa);
