namespace NetGen.Runtime.Training;

/// <summary>What a training program reads from outside or writes there.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Floats of an item; 0 where a parameter's slice says it.</param>
/// <param name="Name">The input's, the output's or the parameter's.</param>
sealed record TrainingPort(TrainingPortKind Kind, int Length, string Name);
