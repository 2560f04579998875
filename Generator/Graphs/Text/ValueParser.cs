using System.Globalization;
using System.Reflection;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Graphs.Text;

/// <summary>Reads operators, weights and arguments as <see cref="ValueWriter"/> writes them.</summary>
sealed class ValueParser(TextScanner scanner, IReadOnlyList<Parameter> parameters)
{
    static readonly string[] ElementTypes = [.. typeof(ElementType).GetEnumNames().Select(n => n.ToLowerInvariant())];

    public Op Op()
    {
        var name = scanner.Word("an operator");
        return (Op)Record(name, RecordShape.Operator(name) ?? throw scanner.Error($"there is no operator '{name}'"));
    }

    public Weight Weight()
    {
        var name = scanner.Word("a weight");
        if (RecordShape.Weight(name) is { } constructor) return (Weight)Record(name, constructor);
        var number = name.Substring(1);
        if (name[0] != 'p' || !TextScanner.TryInteger(number, out var index)) throw scanner.Error($"there is no weight '{name}'");
        if (scanner.TryTake("as")) return new Weight.Stored(index, Shape());
        if (index < 0 || index >= parameters.Count) throw scanner.Error($"there is no parameter p{index}, only {parameters.Count}");
        return new Weight.Stored(index, parameters[index].Shape);
    }

    public Value Value()
    {
        scanner.Take("%");
        var word = scanner.Word("the number of a node");
        var parts = word.Split('.');
        var output = 0;
        var isValue = parts.Length <= 2 && TextScanner.TryInteger(parts[0], out _) && (parts.Length == 1 || TextScanner.TryInteger(parts[1], out output));
        return isValue ? new(int.Parse(parts[0], CultureInfo.InvariantCulture), output) : throw scanner.Error($"'%{word}' is no value");
    }

    public TensorShape Shape()
    {
        var element = scanner.Word("an element type");
        if (Array.IndexOf(ElementTypes, element) is not (>= 0 and var index)) throw scanner.Error($"there is no element type '{element}'");
        var type = (ElementType)index;
        scanner.Take("[");
        if (scanner.TryTake("]")) return new([], type);
        var dimensions = scanner.Word("dimensions").Split('x').Select(d => TextScanner.TryInteger(d, out var size) ? size : throw scanner.Error($"'{d}' is no dimension"));
        var shape = new TensorShape(dimensions.ToEquatableArray(), type);
        scanner.Take("]");
        return shape;
    }

    object Record(string name, ConstructorInfo constructor)
    {
        var expected = constructor.GetParameters();
        var found = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (argument, value) in scanner.List("(", ")", () => Argument(name, expected)))
        {
            if (found.ContainsKey(argument)) throw scanner.Error($"{name} has the argument '{RecordShape.CamelCase(argument)}' twice");
            found[argument] = value;
        }

        return constructor.Invoke([.. expected.Select(p => found.TryGetValue(p.Name!, out var value) ? value
            : p.HasDefaultValue ? OpArgument.DefaultOf(p)
            : throw scanner.Error($"{name} lacks its argument '{RecordShape.CamelCase(p.Name!)}'"))]);
    }

    (string Name, object? Value) Argument(string record, ParameterInfo[] expected)
    {
        var name = scanner.Word("an argument");
        var parameter = expected.FirstOrDefault(p => RecordShape.CamelCase(p.Name!) == name) ?? throw scanner.Error($"{record} has no argument '{name}'");
        scanner.Take(":");
        return (parameter.Name!, Argument(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType));
    }

    object Argument(Type type)
    {
        if (type == typeof(int)) return scanner.Integer("an integer");
        if (type == typeof(float)) return scanner.Single();
        if (type == typeof(bool)) return scanner.TryTake("true") || (scanner.TryTake("false") ? false : throw scanner.Expected("true or false"));
        if (type.IsEnum) return Item(type);
        if (type == typeof(Size2)) return Integers("(", ")", 2) is var size ? new Size2(size[0], size[1]) : default;
        if (type == typeof(Size3)) return Integers("(", ")", 3) is var volume ? new Size3(volume[0], volume[1], volume[2]) : default;
        if (type == typeof(Padding2)) return Integers("(", ")", 4) is var sides ? new Padding2(sides[0], sides[1], sides[2], sides[3]) : default;
        if (type == typeof(EquatableArray<int>)) return Integers("[", "]", null).ToEquatableArray();
        if (type == typeof(TensorShape)) return Shape();
        if (type == typeof(Weight)) return Weight();
        if (typeof(Op).IsAssignableFrom(type)) return Op();
        throw new NotSupportedException($"graph text has no form for a {type.Name}");
    }

    object Item(Type type)
    {
        var names = type.GetEnumNames();
        var word = scanner.Word($"one of {string.Join(", ", names)}");
        return names.Contains(word) ? Enum.Parse(type, word) : throw scanner.Error($"'{word}' is not one of {string.Join(", ", names)}");
    }

    List<int> Integers(string open, string close, int? count)
    {
        var items = scanner.List(open, close, () => scanner.Integer("an integer"));
        return count is null || items.Count == count ? items : throw scanner.Error($"expected {count} integers, but there are {items.Count}");
    }
}
