using System.Globalization;
using System.Text;
using NetGen.Cli.CommandLine;
using NetGenCompiler.Reporting;

namespace NetGen.Cli.Reports.Comparison;

/// <summary>Reports that were saved with <c>netgen report --json</c>.</summary>
static class ReportFile
{
    public const string Extension = ".json";

    /// <summary>The largest file that is read: a thousand layers have half a megabyte.</summary>
    const int MostBytes = 64 << 20;

    /// <exception cref="CommandFailedException">There is no file, or it is no report; the message says what is wrong and where.</exception>
    public static NetworkReport Read(string path)
    {
        using var file = File.OpenRead(InputFile.Existing(path));
        var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var count = file.Read(buffer); count > 0; count = file.Read(buffer))
        {
            // What the file system says of the size does not hold for pipes and devices.
            content.Write(buffer, 0, count);
            if (content.Length > MostBytes) throw new CommandFailedException(string.Create(CultureInfo.InvariantCulture, $"{path} has more than {MostBytes:N0} bytes: no report is as large."));
        }

        content.Position = 0;
        using var reader = new StreamReader(content, Encoding.UTF8);
        try
        {
            return ReportJsonReader.Read(reader.ReadToEnd());
        }
        catch (FormatException exception)
        {
            throw new CommandFailedException($"{path}: {exception.Message}");
        }
    }
}
