namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// BFGS: a quasi-Newton method that keeps its estimate of the inverse Hessian, n² numbers for n parameters, and takes n² operations a step.
/// Nocedal and Wright: Numerical Optimization (2006), algorithm 6.1.
/// </summary>
/// <example>
/// <code>
/// var minimum = new BFGS { GradientTolerance = 1e-9 }.Minimize(objective, point);
/// </code>
/// </example>
public sealed class BFGS : Minimizer
{
    private protected override IDirection Start(Objective objective, int dimensions) => new InverseHessian(dimensions);

    sealed class InverseHessian(int dimensions) : IDirection
    {
        const double LeastCurvature = 1e-10;

        readonly double[] matrix = new double[checked(dimensions * dimensions)];
        readonly double[] product = new double[dimensions];
        bool begun, learned;

        public void Compute(ReadOnlySpan<double> point, ReadOnlySpan<double> gradient, Span<double> direction)
        {
            Dense.Negate(gradient, direction);
            if (!learned) return;
            for (var row = 0; row < dimensions; row++) direction[row] = -Dense.Product(Row(row), gradient);
        }

        public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
        {
            begun = true;
            var curvature = Dense.Product(step, change);
            if (!(curvature > LeastCurvature)) return;
            if (!learned)
            {
                learned = true;
                for (var i = 0; i < dimensions; i++) Row(i)[i] = curvature / Dense.Product(change, change);
            }

            // H ← (I − s·yᵀ/c)·H·(I − y·sᵀ/c) + s·sᵀ/c, multiplied out.
            for (var row = 0; row < dimensions; row++) product[row] = Dense.Product(Row(row), change);
            var factor = (1 + (Dense.Product(change, product) / curvature)) / curvature;
            for (var row = 0; row < dimensions; row++)
            {
                Dense.Add(Row(row), (factor * step[row]) - (product[row] / curvature), step);
                Dense.Add(Row(row), -step[row] / curvature, product);
            }
        }

        public double FirstStep(ReadOnlySpan<double> gradient, double slope) => begun ? 1 : Math.Min(1, 1 / Dense.SumOfSizes(gradient));

        Span<double> Row(int row) => matrix.AsSpan(row * dimensions, dimensions);
    }
}
