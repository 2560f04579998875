using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace NetGen.Runtime;

/// <summary>Reads the table of parameters that generated code holds: a line each, <c>trainable uniform 0.33 8x1x3x3 conv1.weight</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ParameterTable
{
    /// <summary>Reads a table.</summary>
    /// <param name="table">The lines, in UTF-8: kind, first values, shape and name.</param>
    /// <exception cref="FormatException">A line is not one that the generator writes.</exception>
    public static ImmutableArray<ParameterDescription> Parse(ReadOnlySpan<byte> table) =>
        [.. Encoding.UTF8.GetString(table).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)];

    static ParameterDescription ParseLine(string line)
    {
        if (line.Trim().Split(' ', 5) is not [var kind, var distribution, var value, var shape, var name])
        {
            throw new FormatException($"'{line}' is no parameter.");
        }

        var number = double.Parse(value, CultureInfo.InvariantCulture);
        return new(
            name,
            Enum.Parse<ParameterKind>(kind, ignoreCase: true),
            distribution switch
            {
                "constant" => Initializer.Constant(number),
                "uniform" => Initializer.Uniform(number),
                "normal" => Initializer.Normal(number),
                "normalbutrow" => Initializer.Normal(1) with { ZeroRow = (int)number },
                _ => throw new FormatException($"'{line}' has no distribution of first values."),
            },
            shape == "scalar" ? [] : [.. shape.Split('x').Select(d => int.Parse(d, CultureInfo.InvariantCulture))]);
    }
}
