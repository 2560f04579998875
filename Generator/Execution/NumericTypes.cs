using System.Globalization;

namespace NetGenCompiler.Execution;

/// <summary>C#'s conversions between its built-in number types.</summary>
static class NumericTypes
{
    public static object? Default(string type) => type switch
    {
        "T:System.Int32" => 0,
        "T:System.Boolean" => false,
        "T:System.Single" => 0f,
        "T:System.Double" => 0d,
        "T:System.Int64" => 0L,
        "T:System.Byte" => (byte)0,
        "T:System.SByte" => (sbyte)0,
        "T:System.Int16" => (short)0,
        "T:System.UInt16" => (ushort)0,
        "T:System.UInt32" => 0u,
        "T:System.UInt64" => 0ul,
        "T:System.Char" => '\0',
        "T:System.Decimal" => 0m,
        _ => null,
    };

    public static long ToLong(object value) => value is long number ? number : (long)Convert(value, "T:System.Int64", false)!;

    /// <summary>Converts a number as a cast does, wrapping where it is not checked; other values stay.</summary>
    public static object? Convert(object? value, string type, bool isChecked) => value switch
    {
        float number => FromDouble(number, type, isChecked) ?? value,
        double number => FromDouble(number, type, isChecked) ?? value,
        decimal number => FromDecimal(number, type) ?? value,
        ulong number => FromUnsigned(number, type, isChecked) ?? value,
        char character => FromLong(character, type, isChecked) ?? value,
        bool or string or null => value,
        IConvertible integer => FromLong(integer.ToInt64(CultureInfo.InvariantCulture), type, isChecked) ?? value,
        _ => value,
    };

    static object? FromLong(long x, string type, bool isChecked) => type switch
    {
        "T:System.Int32" => isChecked ? checked((int)x) : unchecked((int)x),
        "T:System.Int64" => x,
        "T:System.Single" => (float)x,
        "T:System.Double" => (double)x,
        "T:System.Decimal" => (decimal)x,
        "T:System.Byte" => isChecked ? checked((byte)x) : unchecked((byte)x),
        "T:System.SByte" => isChecked ? checked((sbyte)x) : unchecked((sbyte)x),
        "T:System.Int16" => isChecked ? checked((short)x) : unchecked((short)x),
        "T:System.UInt16" => isChecked ? checked((ushort)x) : unchecked((ushort)x),
        "T:System.UInt32" => isChecked ? checked((uint)x) : unchecked((uint)x),
        "T:System.UInt64" => isChecked ? checked((ulong)x) : unchecked((ulong)x),
        "T:System.Char" => isChecked ? checked((char)x) : unchecked((char)x),
        _ => null,
    };

    static object? FromUnsigned(ulong x, string type, bool isChecked) => type switch
    {
        "T:System.UInt64" => x,
        "T:System.Single" => (float)x,
        "T:System.Double" => (double)x,
        "T:System.Decimal" => (decimal)x,
        _ => FromLong(isChecked ? checked((long)x) : unchecked((long)x), type, isChecked),
    };

    static object? FromDouble(double x, string type, bool isChecked) => type switch
    {
        "T:System.Single" => (float)x,
        "T:System.Double" => x,
        "T:System.Decimal" => (decimal)x,
        "T:System.UInt64" => isChecked ? checked((ulong)x) : unchecked((ulong)x),
        "T:System.Int32" => isChecked ? checked((int)x) : unchecked((int)x),
        "T:System.UInt32" => isChecked ? checked((uint)x) : unchecked((uint)x),
        _ => FromLong(isChecked ? checked((long)x) : unchecked((long)x), type, isChecked),
    };

    static object? FromDecimal(decimal x, string type) => type switch
    {
        "T:System.Decimal" => x,
        "T:System.Single" => (float)x,
        "T:System.Double" => (double)x,
        _ => FromLong((long)x, type, true),
    };
}
