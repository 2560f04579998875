namespace NetGen.Runtime.Training.Optimizers;

/// <summary>A network's parameters as the point of a <see cref="Minimizer"/>: values are rounded to float on the way in.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="loss">Computes the loss of all data at the values as they are, and leaves its gradients in <see cref="TrainingParameters.Gradients"/>.</param>
/// <example>
/// <code>
/// var training = new TrainingObjective(parameters, () => ForwardAndBackward(everything));
/// var minimum = training.Minimize(new LBFGS());
/// </code>
/// </example>
public sealed class TrainingObjective(TrainingParameters parameters, Func<double> loss)
{
    /// <summary>Minimises the loss from the values as they are; they end where it is least.</summary>
    /// <param name="minimizer">How.</param>
    /// <returns>What it found.</returns>
    public Minimum Minimize(Minimizer minimizer)
    {
        ArgumentNullException.ThrowIfNull(minimizer);
        var point = new double[parameters.TrainableLength];
        for (var i = 0; i < point.Length; i++) point[i] = parameters.Values[i];
        var minimum = minimizer.Minimize(Evaluate, point);
        Write(point);
        return minimum;
    }

    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        Write(point);
        var value = loss();
        var gradients = parameters.Gradients;
        for (var i = 0; i < gradient.Length; i++) gradient[i] = gradients[i];
        return value;
    }

    void Write(ReadOnlySpan<double> point)
    {
        var values = parameters.Values;
        for (var i = 0; i < point.Length; i++) values[i] = (float)point[i];
    }
}
