using System.Globalization;

namespace NetGen.Cli.Reports.Html;

/// <summary>Figures as the page shows them, the same under every culture.</summary>
static class Figures
{
    static readonly string[] Prefixes = ["", "k", "M", "G", "T", "P", "E"];

    /// <summary>All digits: <c>4,089,184,256</c>.</summary>
    public static string Exact(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Three digits: <c>4.09 G</c>.</summary>
    public static string Short(double value)
    {
        var prefix = 0;
        while (Math.Abs(value) >= 999.5 && prefix < Prefixes.Length - 1) (value, prefix) = (value / 1000, prefix + 1);
        var digits = prefix == 0 || Math.Abs(value) >= 99.95 ? "0" : Math.Abs(value) >= 9.995 ? "0.0" : "0.00";
        return prefix == 0 ? value.ToString(digits, CultureInfo.InvariantCulture) : $"{value.ToString(digits, CultureInfo.InvariantCulture)} {Prefixes[prefix]}";
    }

    /// <summary>Bytes in three digits: <c>7.90 MB</c>, of 1,000,000 bytes each.</summary>
    public static string Bytes(long value) => Short(value) is var text && text.Contains(' ', StringComparison.Ordinal) ? $"{text}B" : $"{text} B";

    /// <summary>A part of a whole: <c>12.3 %</c>.</summary>
    public static string Share(double part, double whole) => whole <= 0 ? "0 %" : (part / whole).ToString("0.0 %", CultureInfo.InvariantCulture);

    /// <summary>A noun with its number: <c>1 layer</c>, <c>12 layers</c>.</summary>
    public static string Counted(long count, string noun) => $"{Exact(count)} {noun}{(count == 1 ? "" : "s")}";
}
