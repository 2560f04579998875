namespace NetGenCompiler.Execution;

/// <summary>System.Math, System.MathF and the static members of numbers.</summary>
static class MathFunctions
{
    public static IReadOnlyDictionary<string, LibraryFunction> Table { get; } = Make();

    static Dictionary<string, LibraryFunction> Make()
    {
        var table = new Dictionary<string, LibraryFunction>(StringComparer.Ordinal);
        Add("Max", (i, c) => IsNaN(c[0]) || (!IsNaN(c[1]) && QueryOrderings.Compare(i, c[0], c[1]) >= 0) ? c[0] : c[1]);
        Add("Min", (i, c) => IsNaN(c[0]) || (!IsNaN(c[1]) && QueryOrderings.Compare(i, c[0], c[1]) <= 0) ? c[0] : c[1]);
        Add("Clamp", Clamp);
        Add("Abs", (_, c) => c[0] switch
        {
            int x => Math.Abs(x),
            long x => Math.Abs(x),
            float x => Math.Abs(x),
            double x => Math.Abs(x),
            decimal x => Math.Abs(x),
            var x => throw Library.Unsupported($"Math.Abs({ValueText.TypeName(x)})"),
        });
        Add("Sign", (_, c) => c[0] is float or double ? Math.Sign(Number(c[0])) : Math.Sign(NumericTypes.ToLong(c[0]!)));
        Add("DivRem", (_, c) => c.Count == 2
            ? new TupleValue([Arithmetic.Binary("Divide", c[0], c[1], false), Arithmetic.Binary("Remainder", c[0], c[1], false)])
            : throw Library.Unsupported("Math.DivRem"));
        foreach (var (name, function) in Unary) Add(name, (_, c) => Same(c[0], function(Number(c[0]))));
        Add("Pow", (_, c) => Same(c[0], Math.Pow(Number(c[0]), Number(c[1]))));
        Add("Atan2", (_, c) => Same(c[0], Math.Atan2(Number(c[0]), Number(c[1]))));
        Add("Log", (_, c) => Same(c[0], c.Count == 1 ? Math.Log(Number(c[0])) : Math.Log(Number(c[0]), Number(c[1]))));
        Add("Round", Round);
        Add("BigMul", (_, c) => c[0] is int x && c[1] is int y ? Math.BigMul(x, y) : throw Library.Unsupported("Math.BigMul"));
        foreach (var type in new[] { "Int32", "Int64", "Single", "Double" })
        {
            foreach (var name in new[] { "Max", "Min", "Abs", "Clamp", "Sign" }) table[$"System.{type}.{name}"] = table[$"System.Math.{name}"];
        }

        foreach (var type in new[] { "Int32", "Int64" })
        {
            table[$"System.{type}.IsEvenInteger"] = (_, c) => NumericTypes.ToLong(c[0]!) % 2 == 0;
            table[$"System.{type}.IsOddInteger"] = (_, c) => NumericTypes.ToLong(c[0]!) % 2 != 0;
            table[$"System.{type}.IsPow2"] = (_, c) => NumericTypes.ToLong(c[0]!) is var x && x > 0 && (x & (x - 1)) == 0;
        }

        table["System.Numerics.BitOperations.IsPow2"] = table["System.Int64.IsPow2"];
        table["System.Numerics.BitOperations.Log2"] = (_, c) => (int)Math.Floor(Math.Log(NumericTypes.ToLong(c[0]!) | 1) / Math.Log(2));
        foreach (var type in new[] { "Single", "Double" })
        {
            table[$"System.{type}.IsNaN"] = (_, c) => IsNaN(c[0]);
            table[$"System.{type}.Sqrt"] = table["System.Math.Sqrt"];
            table[$"System.{type}.Pow"] = table["System.Math.Pow"];
        }

        return table;

        void Add(string name, LibraryFunction function)
        {
            table.Add("System.Math." + name, function);
            table.Add("System.MathF." + name, function);
        }
    }

    static IEnumerable<(string Name, Func<double, double> Function)> Unary =>
    [
        ("Sqrt", Math.Sqrt), ("Ceiling", Math.Ceiling), ("Floor", Math.Floor), ("Truncate", Math.Truncate), ("Exp", Math.Exp), ("Log10", Math.Log10),
        ("Log2", Log2), ("Sin", Math.Sin), ("Cos", Math.Cos), ("Tan", Math.Tan), ("Tanh", Math.Tanh), ("Atan", Math.Atan), ("Sinh", Math.Sinh),
        ("Cosh", Math.Cosh), ("Asin", Math.Asin), ("Acos", Math.Acos), ("Cbrt", x => x < 0 ? -Math.Pow(-x, 1.0 / 3) : Math.Pow(x, 1.0 / 3)),
    ];

    // Exact for powers of two, which the quotient of logarithms is not.
    static double Log2(double x)
    {
        var guess = Math.Round(Math.Log(x) / Math.Log(2));
        return Math.Pow(2, guess) == x ? guess : Math.Log(x) / Math.Log(2);
    }

    static object? Clamp(Interpreter interpreter, LibraryCall call)
    {
        if (QueryOrderings.Compare(interpreter, call[1], call[2]) > 0) throw new ArgumentException("the minimum is greater than the maximum");
        if (QueryOrderings.Compare(interpreter, call[0], call[1]) < 0) return call[1];
        return QueryOrderings.Compare(interpreter, call[0], call[2]) > 0 ? call[2] : call[0];
    }

    static object? Round(Interpreter interpreter, LibraryCall call)
    {
        var digits = call.Count > 1 && call[1] is int given ? given : 0;
        var mode = call.Arguments.OfType<EnumValue>().FirstOrDefault() is { } value ? (MidpointRounding)(int)value.Number : MidpointRounding.ToEven;
        if (mode is not (MidpointRounding.ToEven or MidpointRounding.AwayFromZero)) throw Library.Unsupported($"Math.Round({interpreter.NameOf(new("T:System.MidpointRounding", (int)mode))})");
        return call[0] is decimal exact ? Math.Round(exact, digits, mode) : Same(call[0], Math.Round(Number(call[0]), digits, mode));
    }

    static bool IsNaN(object? value) => value is double.NaN or float.NaN;

    static double Number(object? value) => (double)NumericTypes.Convert(value, "T:System.Double", false)!;

    static object Same(object? like, double value) => like switch
    {
        float => (object)(float)value,
        decimal => (decimal)value,
        _ => value,
    };
}
