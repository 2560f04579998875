namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// Finds a step for the strong Wolfe conditions: the value falls by a share of what the slope promises, and the slope becomes a share of what it
/// was. Brackets, then narrows by cubic interpolation, in the steps of PyTorch's <c>strong_wolfe</c>. Nocedal and Wright: Numerical Optimization
/// (2006), algorithms 3.5 and 3.6.
/// </summary>
sealed class LineSearch(Objective objective, int dimensions, double curvature, double tolerance)
{
    const double Decrease = 1e-4;
    const int MaximumTrials = 25;

    readonly double[] point = new double[dimensions];
    readonly Stack<LineTrial> free = new(Enumerable.Range(0, 4).Select(_ => new LineTrial(dimensions)));

    /// <summary>How often the objective was computed.</summary>
    public int Evaluations { get; private set; }

    public double Evaluate(ReadOnlySpan<double> at, Span<double> gradient)
    {
        Evaluations++;
        return objective(at, gradient);
    }

    /// <summary>Finds a step. What it returns is valid until the next search.</summary>
    public LineTrial Find(ReadOnlySpan<double> origin, ReadOnlySpan<double> direction, double value, ReadOnlySpan<double> gradient, double step)
    {
        var start = free.Pop();
        (start.Step, start.Value, start.Slope) = (0, value, Dense.Product(gradient, direction));
        gradient.CopyTo(start.Gradient);
        return Find(origin, direction, start, step);
    }

    LineTrial Find(ReadOnlySpan<double> origin, ReadOnlySpan<double> direction, LineTrial start, double step)
    {
        var (startValue, startSlope) = (start.Value, start.Slope);
        var previous = start;
        var current = Try(origin, direction, step);
        var trials = 0;
        for (; trials < MaximumTrials; trials++)
        {
            if (TooHigh(current) || (trials > 1 && current.Value >= previous.Value)) break;
            if (Flat(current)) return Keep(current, previous);
            if (current.Slope >= 0) break;
            var next = Interpolate(previous, current, current.Step + (0.01 * (current.Step - previous.Step)), current.Step * 10);
            free.Push(previous);
            previous = current;
            current = Try(origin, direction, next);
        }

        var (low, high) = current.Value < previous.Value ? (current, previous) : (previous, current);
        var stuck = false;
        var size = Dense.LargestSize(direction);
        for (; trials < MaximumTrials && Math.Abs(high.Step - low.Step) * size >= tolerance; trials++)
        {
            var trial = Try(origin, direction, Inside(low, high, ref stuck));
            if (TooHigh(trial) || trial.Value >= low.Value)
            {
                free.Push(high);
                high = trial;
                if (high.Value < low.Value) (low, high) = (high, low);
                continue;
            }

            if (Flat(trial))
            {
                free.Push(high);
                return Keep(trial, low);
            }

            // The end whose side the minimum is not on goes.
            var (kept, gone) = trial.Slope * (high.Step - low.Step) >= 0 ? (low, high) : (high, low);
            free.Push(gone);
            (low, high) = (trial, kept);
        }

        return Keep(low, high);

        // Of what is no number too.
        bool TooHigh(LineTrial trial) => !(trial.Value <= startValue + (Decrease * trial.Step * startSlope));

        bool Flat(LineTrial trial) => Math.Abs(trial.Slope) <= -curvature * startSlope;
    }

    // Both go back: nothing is tried before the next search.
    LineTrial Keep(LineTrial result, LineTrial other)
    {
        free.Push(other);
        free.Push(result);
        return result;
    }

    LineTrial Try(ReadOnlySpan<double> origin, ReadOnlySpan<double> direction, double step)
    {
        var trial = free.Pop();
        for (var i = 0; i < point.Length; i++) point[i] = origin[i] + (step * direction[i]);
        trial.Step = step;
        trial.Value = Evaluate(point, trial.Gradient);
        trial.Slope = Dense.Product(trial.Gradient, direction);
        return trial;
    }

    // A step within the bracket that is not twice near one of its ends.
    static double Inside(LineTrial low, LineTrial high, ref bool stuck)
    {
        var (least, largest) = (Math.Min(low.Step, high.Step), Math.Max(low.Step, high.Step));
        var step = Interpolate(low, high, least, largest);
        var margin = 0.1 * (largest - least);
        if (Math.Min(largest - step, step - least) >= margin)
        {
            stuck = false;
            return step;
        }

        if (!stuck && step < largest && step > least)
        {
            stuck = true;
            return step;
        }

        stuck = false;
        return Math.Abs(step - largest) < Math.Abs(step - least) ? largest - margin : least + margin;
    }

    // The minimum of the cubic through two points with their slopes, or the middle where it has none.
    static double Interpolate(LineTrial a, LineTrial b, double least, double largest)
    {
        var (left, right) = a.Step <= b.Step ? (a, b) : (b, a);
        var first = left.Slope + right.Slope - (3 * (left.Value - right.Value) / (left.Step - right.Step));
        var square = (first * first) - (left.Slope * right.Slope);
        if (!(square >= 0)) return 0.5 * (least + largest);
        var second = Math.Sqrt(square);
        var position = right.Step - ((right.Step - left.Step) * ((right.Slope + second - first) / (right.Slope - left.Slope + (2 * second))));
        return double.IsNaN(position) ? 0.5 * (least + largest) : Math.Clamp(position, least, largest);
    }
}
