namespace NetGen.Runtime.Training.Optimizers;

/// <summary>A function to minimise, of everything at once: no batch is drawn between two calls.</summary>
/// <param name="point">Where.</param>
/// <param name="gradient">Gets the gradient there, as long as the point.</param>
/// <returns>The value there.</returns>
public delegate double Objective(ReadOnlySpan<double> point, Span<double> gradient);
