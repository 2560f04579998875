namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Newton's method whose system is solved by conjugate gradients, only as exactly as the step deserves, and left where the curvature is not
/// positive. Products with the Hessian are differences of gradients, one evaluation each. Nocedal and Wright: Numerical Optimization (2006),
/// algorithm 7.1.
/// </summary>
/// <example>
/// <code>
/// var minimum = new NewtonCG().Minimize(objective, point);
/// </code>
/// </example>
public sealed class NewtonCG : Minimizer
{
    private protected override IDirection Start(Objective objective, int dimensions) => new Newton(objective, dimensions);

    sealed class Newton(Objective objective, int dimensions) : IDirection
    {
        // The root of a double's precision: where the error of a difference is least.
        const double RelativeStep = 1.5e-8;

        readonly double[] residual = new double[dimensions];
        readonly double[] search = new double[dimensions];
        readonly double[] product = new double[dimensions];
        readonly double[] shifted = new double[dimensions];

        public void Compute(ReadOnlySpan<double> point, ReadOnlySpan<double> gradient, Span<double> direction)
        {
            gradient.CopyTo(residual);
            Dense.Negate(gradient, search);
            direction.Clear();
            var square = Dense.Product(gradient, gradient);
            var norm = Math.Sqrt(square);
            var goal = Math.Min(0.5, Math.Sqrt(norm)) * norm;
            for (var iteration = 0; iteration < 2 * dimensions && Math.Sqrt(square) > goal; iteration++)
            {
                MultiplyHessian(point, gradient);
                var curvature = Dense.Product(search, product);
                if (!(curvature > 0))
                {
                    if (iteration == 0) Dense.Negate(gradient, direction);
                    return;
                }

                var step = square / curvature;
                Dense.Add(direction, step, search);
                Dense.Add(residual, step, product);
                var next = Dense.Product(residual, residual);
                for (var i = 0; i < dimensions; i++) search[i] = (next / square * search[i]) - residual[i];
                square = next;
            }
        }

        public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
        {
        }

        public double FirstStep(ReadOnlySpan<double> gradient, double slope) => 1;

        void MultiplyHessian(ReadOnlySpan<double> point, ReadOnlySpan<double> gradient)
        {
            var step = RelativeStep * (1 + Math.Sqrt(Dense.Product(point, point))) / Math.Sqrt(Dense.Product(search, search));
            for (var i = 0; i < dimensions; i++) shifted[i] = point[i] + (step * search[i]);
            objective(shifted, product);
            for (var i = 0; i < dimensions; i++) product[i] = (product[i] - gradient[i]) / step;
        }
    }
}
