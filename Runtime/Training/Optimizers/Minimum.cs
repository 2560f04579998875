namespace NetGen.Runtime.Training.Optimizers;

/// <summary>Where a <see cref="Minimizer"/> ended.</summary>
/// <param name="Value">The objective's value there.</param>
/// <param name="LargestSlope">The largest absolute element of the gradient there.</param>
/// <param name="Iterations">How many steps were made.</param>
/// <param name="Evaluations">How often the objective was computed.</param>
/// <param name="Converged">Whether a tolerance was met, rather than the number of steps.</param>
/// <example>
/// <code>
/// var minimum = new LBFGS().Minimize(objective, point);
/// Console.WriteLine($"{minimum.Value} after {minimum.Iterations} steps");
/// </code>
/// </example>
public readonly record struct Minimum(double Value, double LargestSlope, int Iterations, int Evaluations, bool Converged);
