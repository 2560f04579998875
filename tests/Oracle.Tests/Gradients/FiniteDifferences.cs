using NetGenCompiler.Graphs;
using NetGenCompiler.Passes;

namespace NetGenOracle.Tests.Gradients;

/// <summary>
/// Holds a training graph's gradients to central differences of its own forward: of single elements, and along directions that move all elements of a
/// parameter or input at once.
/// </summary>
static class FiniteDifferences
{
    const double Step = 1e-5, Tolerance = 1e-6;
    const int Elements = 5, Directions = 2;

    public static void Check(
        TrainingGraph training, IReadOnlyDictionary<string, double[]> parameters, IReadOnlyDictionary<string, double[]> inputs, int batch, RandomState random = default)
    {
        var gradients = OracleExecutor.Run(training.Graph, parameters, inputs, batch, random: random).Outputs;
        var forward = Forward(training);
        double Loss(IReadOnlyDictionary<string, double[]> p, IReadOnlyDictionary<string, double[]> x, out double magnitude)
        {
            var outputs = OracleExecutor.Run(forward, p, x, batch, random: random).Outputs;
            double[] terms = [.. training.OutputGradients.SelectMany(g => outputs[g.Name].Zip(inputs[g.Twin], (y, dy) => y * dy))];
            magnitude = terms.Sum(Math.Abs);
            return terms.Sum();
        }

        Assert.NotEmpty(training.ParameterGradients.Concat(training.InputGradients));
        foreach (var gradient in training.ParameterGradients)
        {
            CheckTensor(gradient.Name, parameters[gradient.Name], gradients[gradient.Twin], moved => (Loss(With(parameters, gradient.Name, moved), inputs, out var m), m));
        }

        foreach (var gradient in training.InputGradients)
        {
            CheckTensor(gradient.Name, inputs[gradient.Name], gradients[gradient.Twin], moved => (Loss(parameters, With(inputs, gradient.Name, moved), out var m), m));
        }
    }

    static void CheckTensor(string name, double[] values, double[] gradient, Func<double[], (double Loss, double Magnitude)> lossOf)
    {
        Assert.Equal(values.Length, gradient.Length);
        foreach (var (what, direction) in DirectionsOf(name, values.Length))
        {
            var (above, magnitude) = lossOf([.. values.Select((v, i) => v + (Step * direction[i]))]);
            var (below, _) = lossOf([.. values.Select((v, i) => v - (Step * direction[i]))]);
            var difference = (above - below) / (2 * Step);
            var expected = gradient.Zip(direction, (g, d) => g * d).Sum();
            // Relative to the largest products, and what the roundings of the two losses may make of the difference.
            var scale = gradient.Zip(direction, (g, d) => Math.Abs(g * d)).Sum() + (gradient.Max(Math.Abs) * direction.Max(Math.Abs));
            var bound = (Tolerance * scale) + (16 * Math.Pow(2, -53) * magnitude / Step);
            Assert.True(Math.Abs(difference - expected) <= bound, $"{name}: {what} has the gradient {expected:R}, differences say {difference:R}; the bound is {bound:E1}");
        }
    }

    static IEnumerable<(string What, double[] Direction)> DirectionsOf(string name, int length)
    {
        for (var i = 0; i < Math.Min(Elements, length); i++)
        {
            var place = (int)((i * 7919L) % length);
            var unit = new double[length];
            unit[place] = 1;
            yield return ($"[{place}]", unit);
        }

        for (var i = 0; i < Directions; i++) yield return ($"direction {i}", FormulaTensor.Widen(FormulaTensor.Uniform($"{name}/direction/{i}", length)));
    }

    // The forward nodes alone, with the outputs that have gradients.
    static Graph Forward(TrainingGraph training) => training.Graph with
    {
        Nodes = training.Graph.Nodes.Take(training.FirstBackwardNode).ToEquatableArray(),
        Inputs = training.Graph.Inputs.Where(i => i.Value.Node < training.FirstBackwardNode).ToEquatableArray(),
        Outputs = training.Graph.Outputs.Where(o => training.OutputGradients.Any(g => g.Name == o.Name)).ToEquatableArray(),
    };

    static Dictionary<string, double[]> With(IReadOnlyDictionary<string, double[]> all, string name, double[] values) => new(all) { [name] = values };
}
