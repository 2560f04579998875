using NetGenCompiler.Planning;

namespace NetGen.Testing.Arm;

/// <summary>A run of a generated program, to be repeated on another processor.</summary>
/// <param name="Plan">The program.</param>
/// <param name="Weights">Its packed weights.</param>
/// <param name="Inputs">The numbers of each input, items one after the other.</param>
/// <param name="Outputs">The length of each output, and whether each item has one.</param>
/// <param name="Items">The number of items.</param>
/// <param name="Results">What it computed.</param>
sealed record RecordedRun(
    NetworkPlan Plan, float[] Weights, IReadOnlyList<float[]> Inputs, IReadOnlyList<(string Name, long Length, bool IsPerItem)> Outputs, int Items, float[][] Results);
