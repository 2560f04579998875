namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// L-BFGS: directions of a quasi-Newton method from the last few steps alone, with PyTorch's <c>LBFGS(line_search_fn="strong_wolfe")</c>, whose
/// points it visits. Liu and Nocedal: On the Limited Memory BFGS Method for Large Scale Optimization (1989).
/// </summary>
/// <param name="history">How many steps are remembered: <c>history_size</c>.</param>
/// <example>
/// <code>
/// var minimum = new LBFGS(history: 20) { MaximumIterations = 500 }.Minimize(objective, point);
/// </code>
/// </example>
public sealed class LBFGS(int history = 10) : Minimizer
{
    // A pair that curves less tells nothing.
    const double LeastCurvature = 1e-10;

    readonly int history = Hyperparameter.AtLeastOne(history, nameof(history));

    private protected override IDirection Start(Objective objective, int dimensions) => new Memory(history);

    sealed class Memory(int history) : IDirection
    {
        readonly List<(double[] Step, double[] Change, double Inverse)> pairs = [];
        readonly double[] factors = new double[history];
        double scale = 1;
        bool begun;

        public void Compute(ReadOnlySpan<double> point, ReadOnlySpan<double> gradient, Span<double> direction)
        {
            Dense.Negate(gradient, direction);
            for (var i = pairs.Count - 1; i >= 0; i--)
            {
                factors[i] = Dense.Product(pairs[i].Step, direction) * pairs[i].Inverse;
                Dense.Add(direction, -factors[i], pairs[i].Change);
            }

            for (var i = 0; i < direction.Length; i++) direction[i] *= scale;
            for (var i = 0; i < pairs.Count; i++)
            {
                Dense.Add(direction, factors[i] - (Dense.Product(pairs[i].Change, direction) * pairs[i].Inverse), pairs[i].Step);
            }
        }

        public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> change)
        {
            begun = true;
            var curvature = Dense.Product(step, change);
            if (!(curvature > LeastCurvature)) return;
            if (pairs.Count == history) pairs.RemoveAt(0);
            pairs.Add((step.ToArray(), change.ToArray(), 1 / curvature));
            scale = curvature / Dense.Product(change, change);
        }

        public double FirstStep(ReadOnlySpan<double> gradient, double slope) => begun ? 1 : Math.Min(1, 1 / Dense.SumOfSizes(gradient));
    }
}
