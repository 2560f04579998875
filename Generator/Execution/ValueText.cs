using System.Globalization;
using System.Runtime.CompilerServices;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>Values as text, as C#'s ToString gives it in the invariant culture.</summary>
static class ValueText
{
    public static string Of(Interpreter? interpreter, object? value) => value switch
    {
        TupleValue or PairValue when !HasRoom() => "",
        null => "",
        string text => text,
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        EnumValue item => interpreter?.NameOf(item) ?? item.Number.ToString(CultureInfo.InvariantCulture),
        TupleValue { Names: { } names } tuple => $"{{ {string.Join(", ", names.Split(',').Zip(tuple.Items, (name, item) => $"{name} = {Of(interpreter, item)}"))} }}",
        TupleValue tuple => $"({string.Join(", ", tuple.Items.Select(i => Of(interpreter, i)))})",
        PairValue pair => $"[{Of(interpreter, pair.Key)}, {Of(interpreter, pair.Value)}]",
        Instance instance => interpreter?.TextOf(instance) ?? instance.Definition.Name,
        Size2 size => $"Size2 {{ Height = {size.Height}, Width = {size.Width} }}",
        Size3 size => $"Size3 {{ Depth = {size.Depth}, Height = {size.Height}, Width = {size.Width} }}",
        Padding2 padding => $"Padding2 {{ Top = {padding.Top}, Bottom = {padding.Bottom}, Left = {padding.Left}, Right = {padding.Right} }}",
        LayerHandle layer => $"NetGen.{layer.Op.Name}",
        TensorValue => "NetGen.Tensor",
        IndexValue index => (index.IsFromEnd ? "^" : "") + index.Number.ToString(CultureInfo.InvariantCulture),
        RangeValue range => $"{Of(interpreter, range.Start)}..{Of(interpreter, range.End)}",
        IConvertible number => number.ToString(CultureInfo.InvariantCulture),
        _ when value.GetType() == typeof(object) => "System.Object",
        _ when interpreter is null => TypeName(value),
        _ => throw new LibraryException(ProblemIds.Unsupported, $"'ToString' of a value of type '{TypeName(value)}' is not available while compiling"),
    };

    public static string Format(Interpreter interpreter, object? value, string? format, int alignment)
    {
        var text = value is EnumValue item ? EnumText.Of(item, interpreter.EnumOf(item.Type), format) : format is not null && value is IFormattable and (ValueType or IConvertible) ? ((IFormattable)value).ToString(format, CultureInfo.InvariantCulture) : Of(interpreter, value);
        if (Math.Abs((long)alignment) > 10_000) throw new LibraryException(ProblemIds.TooLarge, "the alignment is too wide");
        return alignment >= 0 ? text.PadLeft(alignment) : text.PadRight(-alignment);
    }

    public static string Quoted(Interpreter? interpreter, object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => $"'{Of(interpreter, value)}'",
    };

    /// <summary>Tuples may hold tuples, as deep as memory goes.</summary>
    static bool HasRoom()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return true;
    }

    /// <summary>What messages call the type of a value.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "null",
        int => "int",
        long => "long",
        float => "float",
        double => "double",
        bool => "bool",
        string => "string",
        TensorValue => "tensor",
        LayerHandle layer => layer.Op.Name,
        Instance instance => instance.Definition.Name,
        EnumValue item => KeyNames.Short(item.Type),
        TypeValue type => TypeName(type),
        SequentialValue => "Sequential",
        TupleValue => "tuple",
        DelegateValue => "function",
        Dictionary<object, object?> => "dictionary",
        object?[] or GridValue => "array",
        ArraySegment<object?> => "span",
        Queue<object?> => "queue",
        Stack<object?> => "stack",
        ExceptionValue exception => exception.Name,
        EnumeratorValue => "enumerator",
        List<object?> => "list",
        IEnumerable<object?> => "sequence",
        PairValue => "KeyValuePair",
        GroupValue => "group",
        IndexValue => "Index",
        RangeValue => "Range",
        Size2 or Size3 or Padding2 => value.GetType().Name,
        _ => KeyNames.Full("T:" + value.GetType().FullName),
    };

    /// <summary>What C# calls a type.</summary>
    public static string TypeName(TypeValue type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (type.Key.Length > 0 && type.Key[0] == '[') return string.Concat(type.Arguments.Select(TypeName)) + type.Key;
        if (type.Key == "T:System.Nullable`1") return string.Concat(type.Arguments.Select(TypeName)) + "?";
        if (type.Key.StartsWith("T:System.ValueTuple`", StringComparison.Ordinal)) return $"({string.Join(", ", type.Arguments.Select(TypeName))})";
        return type.Arguments.Count == 0 ? KeyNames.Short(type.Key) : $"{KeyNames.Short(type.Key)}<{string.Join(", ", type.Arguments.Select(TypeName))}>";
    }
}
