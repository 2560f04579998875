using System.ComponentModel;

namespace NetGen.Runtime.Execution;

/// <summary>Of places at equal distances along an axis, such as the taps of a kernel, those that lie inside an operand.</summary>
/// <param name="Skipped">How many lie before it.</param>
/// <param name="Count">How many lie inside.</param>
/// <param name="Place">The first that lies inside.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct InsideRange(int Skipped, int Count, int Place)
{
    /// <summary>Those of some places.</summary>
    /// <param name="first">The first place; before the operand where negative.</param>
    /// <param name="count">How many places.</param>
    /// <param name="step">From one to the next.</param>
    /// <param name="extent">The places of the operand.</param>
    public static InsideRange Of(int first, int count, int step, int extent)
    {
        var skipped = first < 0 ? (-first + step - 1) / step : 0;
        var end = Math.Min(count, (extent - first + step - 1) / step);
        return end > skipped ? new(skipped, end - skipped, first + (skipped * step)) : default;
    }
}
