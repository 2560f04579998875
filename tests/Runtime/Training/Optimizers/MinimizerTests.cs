using System.Text.Json;
using NetGen.Runtime.Training.Optimizers;

namespace NetGen.Runtime.Tests.Training.Optimizers;

public class MinimizerTests
{
    public static TheoryData<string> Methods => ["LBFGS", "BFGS", "ConjugateGradient", "NewtonCG"];

    [Fact]
    public void LBFGS_visits_the_points_of_PyTorch()
    {
        foreach (var line in File.ReadLines(Fixture.Path("training/minimizers.jsonl")).Select(l => JsonDocument.Parse(l).RootElement))
        {
            var rosenbrock = line.GetProperty("problem").GetString() == "rosenbrock";
            var points = line.GetProperty("points").EnumerateArray().Select(p => p.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
            for (var steps = 1; steps <= points.Length; steps++)
            {
                double[] x = rosenbrock ? [-1.2, 1, -0.7, 1.3] : [0.5, -2, 1, 3];
                var minimum = new LBFGS(line.GetProperty("history").GetInt32()) { MaximumIterations = steps }.Minimize(rosenbrock ? Rosenbrock : Logistic, x);
                Assert.Equal(line.GetProperty("evaluations")[steps - 1].GetInt32(), minimum.Evaluations);
                for (var i = 0; i < x.Length; i++) Assert.Equal(points[steps - 1][i], x[i], 1e-8);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_method_finds_the_minimum(string method)
    {
        double[] x = [-1.2, 1, -0.7, 1.3];
        var minimum = Create(method).Minimize(Rosenbrock, x);
        Assert.True(minimum.Converged, $"{minimum}");
        Assert.All(x, v => Assert.Equal(1, v, 1e-5));

        // A convex problem has one minimum: all end where PyTorch does.
        double[] y = [0.5, -2, 1, 3];
        Create(method).Minimize(Logistic, y);
        var last = File.ReadLines(Fixture.Path("training/minimizers.jsonl")).Last();
        var expected = JsonDocument.Parse(last).RootElement.GetProperty("points").EnumerateArray().Last().EnumerateArray().Select(v => v.GetDouble()).ToArray();
        for (var i = 0; i < y.Length; i++) Assert.Equal(expected[i], y[i], 1e-4);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_saddle_and_infinities_are_left(string method)
    {
        // Not convex, and no number beyond 3: x⁴ − 2x² + y², with minima at ±1.
        double[] x = [0.1, 2];
        var minimum = Create(method).Minimize(
            (p, g) =>
            {
                (g[0], g[1]) = ((4 * p[0] * p[0] * p[0]) - (4 * p[0]), 2 * p[1]);
                return Math.Abs(p[0]) > 3 ? double.NaN : (p[0] * p[0] * p[0] * p[0]) - (2 * p[0] * p[0]) + (p[1] * p[1]);
            },
            x);
        Assert.Equal(-1, minimum.Value, 1e-9);
        Assert.Equal(1, Math.Abs(x[0]), 1e-4);
    }

    [Fact]
    public void Parameters_are_a_point()
    {
        using var parameters = Problem.Create();
        var statistics = parameters["norm.running_mean"].ToArray();
        var training = new TrainingObjective(parameters, () =>
        {
            // Half the squared distance from three quarters.
            var sum = 0.0;
            foreach (var slice in parameters.Slices.Where(s => s.Kind == ParameterKind.Trainable))
            {
                for (var i = 0; i < slice.Length; i++)
                {
                    var difference = parameters[slice.Name][i] - 0.75f;
                    parameters.Gradient(slice.Name)[i] = difference;
                    sum += 0.5 * difference * difference;
                }
            }

            return sum;
        });
        var minimum = training.Minimize(new LBFGS());
        Assert.True(minimum.Converged);
        Assert.All(parameters["fc.weight"].ToArray(), v => Assert.Equal(0.75f, v, 1e-6f));
        Assert.Equal(statistics, parameters["norm.running_mean"]);
    }

    static Minimizer Create(string method) => method switch
    {
        "LBFGS" => new LBFGS { MaximumIterations = 500, ChangeTolerance = 1e-14 },
        "BFGS" => new BFGS { MaximumIterations = 500, ChangeTolerance = 1e-14 },
        "NewtonCG" => new NewtonCG { MaximumIterations = 500, ChangeTolerance = 1e-14 },
        _ => new ConjugateGradient { MaximumIterations = 2000, ChangeTolerance = 1e-14 },
    };

    static double Rosenbrock(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        var sum = 0.0;
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var (a, b) = (x[i + 1] - (x[i] * x[i]), 1 - x[i]);
            sum += (100 * a * a) + (b * b);
            gradient[i] += (-400 * x[i] * a) - (2 * b);
            gradient[i + 1] += 200 * a;
        }

        return sum;
    }

    static double Logistic(ReadOnlySpan<double> x, Span<double> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < 4; i++)
        {
            sum += 0.05 * x[i] * x[i];
            gradient[i] = 0.1 * x[i];
        }

        for (var t = 0; t < 24; t++)
        {
            double[] features = [1, Math.Sin(t), Math.Cos(1.7 * t), (t / 12.0) - 1];
            var sign = Math.Sin(3 * t) + (t / 12.0) > 1 ? 1 : -1;
            var margin = -sign * ((x[0] * features[0]) + (x[1] * features[1]) + (x[2] * features[2]) + (x[3] * features[3]));
            sum += margin > 0 ? margin + Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin));
            for (var i = 0; i < 4; i++) gradient[i] -= sign * features[i] / (1 + Math.Exp(-margin));
        }

        return sum;
    }
}
