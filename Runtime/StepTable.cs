using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace NetGen.Runtime;

/// <summary>Reads the table of steps that generated code holds: a line each, its fields between tabs in the order of <see cref="StepDescription"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepTable
{
    /// <summary>Reads a table.</summary>
    /// <param name="table">The lines, in UTF-8.</param>
    /// <exception cref="FormatException">A line is not one that the generator writes.</exception>
    public static ImmutableArray<StepDescription> Parse(ReadOnlySpan<byte> table) =>
        [.. Encoding.UTF8.GetString(table).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)];

    static StepDescription ParseLine(string line)
    {
        if (line.Split('\t') is not [var layer, var algorithm, var multiplyAdds, var products, var cycles, var weights, var read, var written, var phases])
        {
            throw new FormatException($"'{line}' is no step.");
        }

        return new(layer, algorithm, Number(multiplyAdds), Number(products), Number(cycles), Number(weights), Number(read), Number(written), (int)Number(phases));
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
