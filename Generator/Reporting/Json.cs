using System.Globalization;
using System.Text;

namespace NetGenCompiler.Reporting;

/// <summary>Values as JSON text (RFC 8259) on one line; other characters than ASCII stand as they are.</summary>
static class Json
{
    public const string Null = "null";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string Bool(bool value) => value ? "true" : "false";

    public static string Text(string? value)
    {
        if (value is null) return Null;
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c) || c is '\u2028' or '\u2029') text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(c);
        }

        return text.Append('"').ToString();
    }

    public static string Array(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    public static string Object(IEnumerable<(string Name, string Value)> members) => $"{{{string.Join(", ", members.Select(Member))}}}";

    public static string Member((string Name, string Value) member) => $"{Text(member.Name)}: {member.Value}";
}
