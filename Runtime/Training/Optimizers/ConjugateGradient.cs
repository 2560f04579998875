namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Nonlinear conjugate gradients with Polak and Ribière's factor, not negative: d ← −g + max(0, g·(g − g₋)/g₋·g₋)·d. It remembers one direction
/// alone, and begins anew where that no longer falls. Nocedal and Wright: Numerical Optimization (2006), section 5.2.
/// </summary>
/// <example>
/// <code>
/// var minimum = new ConjugateGradient { MaximumIterations = 1000 }.Minimize(objective, point);
/// </code>
/// </example>
public sealed class ConjugateGradient : Minimizer
{
    // Directions are conjugate only as far as line searches are exact.
    private protected override double Curvature => 0.1;

    private protected override IDirection Start(Objective objective, int dimensions) => new Conjugate(dimensions);

    sealed class Conjugate(int dimensions) : IDirection
    {
        readonly double[] last = new double[dimensions];
        readonly double[] change = new double[dimensions];
        double lastSlope, lastStep;
        bool begun;

        public void Compute(ReadOnlySpan<double> point, ReadOnlySpan<double> gradient, Span<double> direction)
        {
            Dense.Negate(gradient, direction);
            if (begun)
            {
                var former = 0.0;
                for (var i = 0; i < change.Length; i++) former += (gradient[i] - change[i]) * (gradient[i] - change[i]);
                Dense.Add(direction, Math.Max(0, Dense.Product(gradient, change) / former), last);
                if (!(Dense.Product(gradient, direction) < 0)) Dense.Negate(gradient, direction);
            }

            direction.CopyTo(last);
        }

        public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> gradientChange)
        {
            gradientChange.CopyTo(change);
            lastStep = Dense.Product(step, last) / Dense.Product(last, last);
            begun = true;
        }

        public double FirstStep(ReadOnlySpan<double> gradient, double slope)
        {
            // The last step's fall in the first order again.
            var step = begun ? lastStep * lastSlope / slope : Math.Min(1, 1 / Dense.SumOfSizes(gradient));
            lastSlope = slope;
            return step;
        }
    }
}
