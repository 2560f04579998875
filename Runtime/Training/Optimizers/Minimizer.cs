namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Minimises a function of few parameters along directions that know its curvature, each with a line search for the strong Wolfe conditions. For
/// problems without noise, which fit into memory several times over; everything is computed in double precision.
/// </summary>
/// <example>
/// <code>
/// double[] point = [-1.2, 1];
/// var minimum = new LBFGS().Minimize(
///     (x, gradient) =>
///     {
///         gradient[0] = 2 * x[0];
///         gradient[1] = 8 * x[1];
///         return (x[0] * x[0]) + (4 * x[1] * x[1]);
///     },
///     point);
/// </code>
/// A network's parameters are made a point by <see cref="TrainingObjective"/>.
/// </example>
public abstract class Minimizer
{
    private protected Minimizer()
    {
    }

    /// <summary>After how many steps it ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaximumIterations
    {
        get;
        init => field = Hyperparameter.AtLeastOne(value, nameof(MaximumIterations));
    } = 100;

    /// <summary>It ends where no element of the gradient is larger.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double GradientTolerance
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(GradientTolerance));
    } = 1e-7;

    /// <summary>It ends where neither the value nor any coordinate changes by more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double ChangeTolerance
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(ChangeTolerance));
    } = 1e-9;

    /// <summary>How much of the slope may remain after a line search.</summary>
    private protected virtual double Curvature => 0.9;

    /// <summary>Goes downhill from a point.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="point">Where it starts, and afterwards where it ended.</param>
    /// <returns>What it found.</returns>
    public Minimum Minimize(Objective objective, Span<double> point)
    {
        ArgumentNullException.ThrowIfNull(objective);
        var search = new LineSearch(objective, point.Length, Curvature, ChangeTolerance);
        var directions = Start(search.Evaluate, point.Length);
        var (gradient, direction, step) = (new double[point.Length], new double[point.Length], new double[point.Length]);
        var value = search.Evaluate(point, gradient);
        var converged = Dense.LargestSize(gradient) <= GradientTolerance;
        var iteration = 0;
        while (!converged && iteration < MaximumIterations)
        {
            iteration++;
            directions.Compute(point, gradient, direction);
            var slope = Dense.Product(gradient, direction);
            if (!(slope <= -ChangeTolerance))
            {
                // Nothing to gain, or no direction downhill, or no number.
                converged = Math.Abs(slope) <= ChangeTolerance;
                break;
            }

            var found = search.Find(point, direction, value, gradient, directions.FirstStep(gradient, slope));
            for (var i = 0; i < step.Length; i++)
            {
                step[i] = found.Step * direction[i];
                point[i] += step[i];
                direction[i] = found.Gradient[i] - gradient[i];
                gradient[i] = found.Gradient[i];
            }

            directions.Learn(step, direction);
            var change = Math.Abs(found.Value - value);
            value = found.Value;
            converged = Dense.LargestSize(gradient) <= GradientTolerance || Dense.LargestSize(step) <= ChangeTolerance || change < ChangeTolerance;
        }

        var largest = Dense.LargestSize(gradient);
        return new(value, largest, iteration, search.Evaluations, converged || largest <= GradientTolerance);
    }

    private protected abstract IDirection Start(Objective objective, int dimensions);
}
