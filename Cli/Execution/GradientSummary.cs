using NetGen.Runtime;

namespace NetGen.Cli.Execution;

/// <summary>A gradient in a few numbers.</summary>
/// <param name="Name">The parameter's name, or the input's key.</param>
/// <param name="Shape">Its dimensions.</param>
/// <param name="Norm">The square root of the sum of squares.</param>
/// <param name="Largest">The largest magnitude.</param>
/// <param name="NonFinite">How many values are NaN or infinite; these count nowhere else.</param>
sealed record GradientSummary(string Name, IReadOnlyList<int> Shape, double Norm, float Largest, long NonFinite)
{
    public static GradientSummary Of(ParameterDescription tensor, ReadOnlySpan<float> values)
    {
        var (squares, largest, nonFinite) = (0.0, 0f, 0L);
        foreach (var value in values)
        {
            if (float.IsFinite(value)) (squares, largest) = (squares + ((double)value * value), Math.Max(largest, Math.Abs(value)));
            else nonFinite++;
        }

        return new(tensor.Name, tensor.Shape, Math.Sqrt(squares), largest, nonFinite);
    }
}
