namespace NetGen.Networks.Tests;

/// <summary>A result of a training step.</summary>
/// <param name="Kind">output, parameter and input for gradients, or statistic.</param>
/// <param name="Name">PyTorch's name; the number of an output.</param>
/// <param name="Norm">The Euclidean norm.</param>
/// <param name="Samples">Elements i·7919 mod length.</param>
sealed record StepTensor(string Kind, string Name, double Norm, IReadOnlyList<double> Samples);
