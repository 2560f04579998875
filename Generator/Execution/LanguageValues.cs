using NetGenCompiler.Graphs;

namespace NetGenCompiler.Execution;

/// <summary>The language's own value types, and which types the values of the executor belong to.</summary>
static class LanguageValues
{
    public static Size2 ToSize(object value) => value switch
    {
        int both => new(both, both),
        TupleValue { Items: [int height, int width] } => new(height, width),
        Size2 size => size,
        _ => throw new LibraryException(ProblemIds.InvalidCast, $"a {ValueText.TypeName(value)} is not a size"),
    };

    public static Size3 ToVolumeSize(object value) => value switch
    {
        int all => new(all, all, all),
        TupleValue { Items: [int depth, int height, int width] } => new(depth, height, width),
        Size3 size => size,
        _ => throw new LibraryException(ProblemIds.InvalidCast, $"a {ValueText.TypeName(value)} is not a size in three directions"),
    };

    public static Padding2 ToPadding(object value) => value switch
    {
        int all => new(all, all, all, all),
        TupleValue { Items: [int vertical, int horizontal] } => new(vertical, vertical, horizontal, horizontal),
        TupleValue { Items: [int top, int bottom, int left, int right] } => new(top, bottom, left, right),
        Padding2 padding => padding,
        _ => throw new LibraryException(ProblemIds.InvalidCast, $"a {ValueText.TypeName(value)} is not a padding"),
    };

    /// <summary>A span: a part of an array, which writes to that array.</summary>
    public static object ToSpan(object? value) => value switch
    {
        null => new ArraySegment<object?>([]),
        object?[] array => new ArraySegment<object?>(array),
        string text => new ArraySegment<object?>([.. text.Select(c => (object?)c)]),
        ArraySegment<object?> => value,
        _ => throw new LibraryException(ProblemIds.Unsupported, $"a {ValueText.TypeName(value)} cannot be a span while compiling"),
    };

    /// <summary>A size or padding with one of its numbers changed.</summary>
    public static object With(object? value, string member, int number) => (value, member) switch
    {
        (Size2 size, "Height") => size with { Height = number },
        (Size2 size, "Width") => size with { Width = number },
        (Size3 size, "Depth") => size with { Depth = number },
        (Size3 size, "Height") => size with { Height = number },
        (Size3 size, "Width") => size with { Width = number },
        (Padding2 padding, "Top") => padding with { Top = number },
        (Padding2 padding, "Bottom") => padding with { Bottom = number },
        (Padding2 padding, "Left") => padding with { Left = number },
        (Padding2 padding, "Right") => padding with { Right = number },
        _ => throw new LibraryException(ProblemIds.Unsupported, $"'{ValueText.TypeName(value)}.{member}' cannot be assigned to"),
    };

    /// <summary>The parts that a value deconstructs into; null where it has none.</summary>
    public static object?[]? Parts(object? value) => value switch
    {
        TupleValue tuple => tuple.Items,
        PairValue pair => [pair.Key, pair.Value],
        Size2 size => [size.Height, size.Width],
        Size3 size => [size.Depth, size.Height, size.Width],
        Padding2 padding => [padding.Top, padding.Bottom, padding.Left, padding.Right],
        _ => null,
    };

    public static bool IsInstance(object value, string type) => value switch
    {
        TensorValue => type == Language.Tensor,
        LayerHandle layer => type is Language.Layer or Language.Module or Language.Operator || type == "T:NetGen." + layer.Op.Name,
        SequentialValue => type is Language.Sequential or Language.Layer or Language.Module || IsListInterface(type),
        Size2 => type is Language.Size2 or "T:System.ValueType",
        Size3 => type is Language.Size3 or "T:System.ValueType",
        Padding2 => type is Language.Padding2 or "T:System.ValueType",
        TupleValue => type.StartsWith("T:System.ValueTuple`", StringComparison.Ordinal) || type is "T:System.Runtime.CompilerServices.ITuple" or "T:System.ValueType",
        DelegateValue => type.StartsWith("T:System.Func`", StringComparison.Ordinal) || type.StartsWith("T:System.Action", StringComparison.Ordinal) || type == "T:System.Delegate",
        object?[] => IsListInterface(type) || type is "T:System.Array" or "T:System.Collections.IList" or "T:System.Collections.Generic.IList`1" or "T:System.Collections.Generic.ICollection`1",
        List<object?> => type is "T:System.Collections.Generic.List`1" or "T:System.Collections.IList" or "T:System.Collections.Generic.IList`1" or "T:System.Collections.Generic.ICollection`1"
            || IsListInterface(type),
        HashSet<object?> => type is "T:System.Collections.Generic.HashSet`1" or "T:System.Collections.Generic.ISet`1" or "T:System.Collections.Generic.ICollection`1" || IsItems(type),
        Dictionary<object, object?> => type is "T:System.Collections.Generic.Dictionary`2" or "T:System.Collections.Generic.IDictionary`2" or "T:System.Collections.Generic.IReadOnlyDictionary`2"
            or "T:System.Collections.IDictionary" || IsItems(type),
        PairValue => type == "T:System.Collections.Generic.KeyValuePair`2",
        IEnumerable<object?> => IsItems(type),
        string => type is "T:System.String" or "T:System.IComparable" or "T:System.IConvertible" || IsItems(type),
        _ => type == "T:" + value.GetType().FullName || type is "T:System.ValueType" or "T:System.IComparable" or "T:System.IConvertible" or "T:System.IFormattable",
    };

    static bool IsItems(string type) => type is "T:System.Collections.IEnumerable" or "T:System.Collections.Generic.IEnumerable`1";

    static bool IsListInterface(string type) =>
        IsItems(type) || type is "T:System.Collections.Generic.IReadOnlyList`1" or "T:System.Collections.Generic.IReadOnlyCollection`1";
}
