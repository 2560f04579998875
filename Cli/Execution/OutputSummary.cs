using NetGen.Runtime;

namespace NetGen.Cli.Execution;

/// <summary>An output in a few numbers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its dimensions, with the batch where the input has one.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="Maximum">The greatest value.</param>
/// <param name="Mean">The mean.</param>
/// <param name="NonFinite">How many values are NaN or infinite; these count nowhere else.</param>
/// <param name="First">The first values.</param>
/// <param name="File">The file that it was written to, if it was.</param>
sealed record OutputSummary(
    string Name, IReadOnlyList<int> Shape, float? Minimum, float? Maximum, double? Mean, long NonFinite, IReadOnlyList<float> First, string? File)
{
    const int FirstCount = 5;

    public static OutputSummary Of(TensorDescription output, IReadOnlyList<int> shape, float[] values, string? file)
    {
        var finite = values.Where(float.IsFinite).ToArray();
        float? Among(Func<float[], float> function) => finite.Length == 0 ? null : function(finite);
        return new(
            output.Name, shape, Among(v => v.Min()), Among(v => v.Max()), finite.Length == 0 ? null : finite.Average(v => (double)v),
            values.Length - finite.Length, values[..Math.Min(FirstCount, values.Length)], file);
    }
}
