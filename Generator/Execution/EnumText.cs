using System.Globalization;
using NetGenCompiler.Definition;

namespace NetGenCompiler.Execution;

/// <summary>Values of enums as text, as the CLR gives it: a name, the names that a set of flags is made of, or the number.</summary>
static class EnumText
{
    /// <summary>The text of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its enum; null where that is unknown.</param>
    /// <param name="format">G, D, X or F, in either case; null or empty for G.</param>
    public static string Of(EnumValue value, TypeDefinition? type, string? format)
    {
        switch (format?.ToUpperInvariant())
        {
            case "D":
                return Number(value, type);
            case "X":
                return Hexadecimal(value, type);
            case "F":
                return Flags(value, type) ?? Number(value, type);
            case null or "" or "G":
                return (type?.IsFlags == true ? Flags(value, type) : Name(value.Number, type)) ?? Number(value, type);
            default:
                throw new FormatException("Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".");
        }
    }

    static string? Name(long number, TypeDefinition? type) => type?.Members.FirstOrDefault(m => m.Value == number)?.Name;

    static string Number(EnumValue value, TypeDefinition? type) => type?.Underlying == "T:System.UInt64"
        ? unchecked((ulong)value.Number).ToString(CultureInfo.InvariantCulture)
        : value.Number.ToString(CultureInfo.InvariantCulture);

    static string Hexadecimal(EnumValue value, TypeDefinition? type)
    {
        var digits = type?.Underlying switch
        {
            "T:System.Byte" or "T:System.SByte" => 2,
            "T:System.Int16" or "T:System.UInt16" => 4,
            "T:System.Int64" or "T:System.UInt64" => 16,
            _ => 8,
        };
        return value.Number.ToString("X16", CultureInfo.InvariantCulture).Substring(16 - digits);
    }

    /// <summary>The names that make up a value, from the largest down as the CLR takes them; null where some of it has no name.</summary>
    static string? Flags(EnumValue value, TypeDefinition? type)
    {
        if (Name(value.Number, type) is { } exact) return exact;
        if (value.Number == 0 || type is null) return null;
        var left = unchecked((ulong)value.Number);
        var names = new List<string>();
        foreach (var member in type.Members.OrderByDescending(m => unchecked((ulong)m.Value)))
        {
            var bits = unchecked((ulong)member.Value);
            if (bits == 0 || (left & bits) != bits) continue;
            left -= bits;
            names.Insert(0, member.Name);
        }

        return left == 0 ? string.Join(", ", names) : null;
    }
}
