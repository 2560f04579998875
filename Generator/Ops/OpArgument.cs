using System.Globalization;
using System.Reflection;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>Converts the value of a DSL argument to the type of an operator's parameter.</summary>
static class OpArgument
{
    static object? Default(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;

    /// <summary>The default of a parameter that has one.</summary>
    public static object? DefaultOf(ParameterInfo parameter) => parameter.DefaultValue ?? Default(parameter.ParameterType);

    public static object? Convert(string op, ParameterInfo parameter, object? value)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return value switch
        {
            null => Default(parameter.ParameterType),
            _ when type.IsInstanceOfType(value) => value,
            string text when type.IsEnum => Enum.Parse(type, text),
            _ when type.IsEnum => Member(op, parameter, type, System.Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            IEnumerable<int> items when type == typeof(EquatableArray<int>) => items.ToEquatableArray(),
            IEnumerable<object?> items when type == typeof(EquatableArray<int>) => items.Select(i => (int)i!).ToEquatableArray(),
            int both when type == typeof(Size2) => new Size2(both, both),
            int all when type == typeof(Size3) => new Size3(all, all, all),
            int all when type == typeof(Padding2) => new Padding2(all, all, all, all),
            IConvertible number when type.IsPrimitive => System.Convert.ChangeType(number, type, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"{op}: {parameter.Name} cannot be a {value.GetType().Name}"),
        };
    }

    static object Member(string op, ParameterInfo parameter, Type type, int number)
    {
        var member = Enum.ToObject(type, number);
        return Enum.IsDefined(type, member)
            ? member
            : throw new ArgumentException($"{op}: {parameter.Name!.ToLowerInvariant()} is {number}, which is none of {string.Join(", ", Enum.GetNames(type))}");
    }
}
