using System.Globalization;
using System.Reflection;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs.Text;

/// <summary>Writes operators, weights and arguments as text, the same under every culture.</summary>
sealed class ValueWriter(EquatableArray<Parameter> parameters)
{
    /// <summary>A name with its arguments: <c>Conv2d(outChannels: 64, kernel: (7, 7))</c>.</summary>
    public string Write(Op op) => Write(op, op.Name, RecordShape.Operator(op.Name)!);

    /// <summary>The arguments of an operator that differ from their defaults: <c>outChannels: 64, kernel: (7, 7)</c>.</summary>
    public static string Arguments(Op op) => new ValueWriter([]).Arguments(op, RecordShape.Operator(op.Name)!);

    /// <summary><c>p3</c> for a stored parameter, else a name with its arguments.</summary>
    public string Write(Weight weight)
    {
        if (weight is not Weight.Stored stored) return Write(weight, weight.GetType().Name, RecordShape.Weight(weight.GetType().Name)!);
        var isWhole = stored.Parameter >= 0 && stored.Parameter < parameters.Count && parameters[stored.Parameter].Shape == stored.Shape;
        return Number("p", stored.Parameter) + (isWhole ? "" : $" as {stored.Shape}");
    }

    public static string Name(string name)
    {
        if (TextScanner.IsPlain(name)) return name;
        var escaped = name.Select(c => c is '"' or '\\' || char.IsControl(c) || char.IsSurrogate(c) ? "\\" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString());
        return $"\"{string.Concat(escaped)}\"";
    }

    public static string Value(Value value) => Number("%", value.Node) + (value.Output == 0 ? "" : Number(".", value.Output));

    public static string Number(string prefix, int value) => prefix + value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    string Write(object record, string name, ConstructorInfo constructor) => $"{name}({Arguments(record, constructor)})";

    string Arguments(object record, ConstructorInfo constructor) =>
        string.Join(", ", RecordShape.ArgumentsOf(record, constructor).Select(a => $"{a.Name}: {Argument(a.Value)}"));

    string Argument(object value) => value switch
    {
        int number => Number("", number),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        Enum item => item.ToString(),
        Size2 size => Tuple(size.Height, size.Width),
        Size3 size => Tuple(size.Depth, size.Height, size.Width),
        Padding2 padding => Tuple(padding.Top, padding.Bottom, padding.Left, padding.Right),
        EquatableArray<int> items => $"[{Join(items)}]",
        TensorShape shape => shape.ToString(),
        Weight weight => Write(weight),
        Op op => Write(op),
        _ => throw new NotSupportedException($"graph text has no form for a {value.GetType().Name}"),
    };

    static string Tuple(params int[] items) => $"({Join(items)})";

    static string Join(IEnumerable<int> items) => string.Join(", ", items.Select(i => Number("", i)));
}
