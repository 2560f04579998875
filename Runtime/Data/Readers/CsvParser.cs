using System.Text;

namespace NetGen.Runtime.Data.Readers;

/// <summary>
/// The records of a CSV file by RFC 4180: lines end in LF or CRLF; a field in quotes may hold separators, line ends and doubled quotes. What the
/// RFC leaves open is refused: quotes within a field that does not start with one, and text after the closing quote.
/// </summary>
sealed class CsvParser(string path, TextReader reader, char separator)
{
    const int End = -1;

    readonly StringBuilder field = new();
    int nextLine = 1;

    /// <summary>The line on which the last record started, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Reads a record.</summary>
    /// <returns>Whether there is one; an empty line at the end of the file is none.</returns>
    public bool TryRead(List<string> fields)
    {
        fields.Clear();
        Line = nextLine;
        if (reader.Peek() == End) return false;
        while (true)
        {
            fields.Add(reader.Peek() == '"' ? Quoted() : Plain());
            var next = reader.Read();
            if (next == separator) continue;
            if (next == '\r' && reader.Peek() == '\n') next = reader.Read();
            if (next is not ('\n' or End)) throw Invalid(next == '\r' ? "a carriage return without a line feed" : $"'{(char)next}' after a closing quote");
            nextLine++;
            return true;
        }
    }

    string Plain()
    {
        field.Clear();
        while (true)
        {
            var next = reader.Peek();
            if (next is End or '\r' or '\n' || next == separator) return field.ToString();
            if (next == '"') throw Invalid("a quote within a field that does not start with one");
            field.Append((char)reader.Read());
        }
    }

    string Quoted()
    {
        field.Clear();
        reader.Read();
        while (true)
        {
            var next = reader.Read();
            if (next == End) throw Invalid("a quote that is not closed");
            if (next == '\n') nextLine++;
            if (next == '"')
            {
                if (reader.Peek() != '"') return field.ToString();
                reader.Read();
            }

            field.Append((char)next);
        }
    }

    InvalidFileException Invalid(string problem) => new(path, $"line {nextLine} has {problem}.");
}
