using System.Runtime.CompilerServices;

namespace NetGenCompiler.Emission;

/// <summary>
/// A line that is written while it is interpolated: <c>writer.Line($"var x = {address};")</c> makes no string. What is interpolated must not
/// write to the same writer.
/// </summary>
[InterpolatedStringHandler]
readonly ref struct CodeLine
{
    readonly CodeWriter writer;

#pragma warning disable IDE0060, RCS1163 // The C# compiler passes the lengths.
    public CodeLine(int literalLength, int formattedCount, CodeWriter writer)
#pragma warning restore IDE0060, RCS1163
    {
        this.writer = writer;
        writer.BeginLine();
    }

    public void AppendLiteral(string text) => writer.Append(text);

    public void AppendFormatted(string? text) => writer.Append(text ?? "");

    public void AppendFormatted(int number) => writer.Append(number);

    public void AppendFormatted(long number) => writer.Append(number);

    public void AppendFormatted(Address address) => address.Write(writer);

    public void AppendFormatted<T>(T value) => writer.Append(value?.ToString() ?? "");
}
