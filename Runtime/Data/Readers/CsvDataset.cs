using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Data.Readers;

/// <summary>
/// Rows of numbers in a CSV file (RFC 4180, UTF-8), with a column of labels or of numbers to predict. Numbers are written with a decimal point,
/// whatever the machine's culture. Labels may be any text: classes are its values in ordinal order, or in that of numbers where all are whole.
/// </summary>
/// <example>
/// <code>
/// var iris = CsvDataset.Read("iris.csv", new() { LabelColumn = "species" });
/// Console.WriteLine($"{iris.Count} flowers, {string.Join(", ", iris.Columns)}, of {string.Join(", ", iris.ClassNames)}");
/// var houses = CsvDataset.Read("houses.csv", new() { LabelIndex = ^1, LabelIsNumber = true });
/// </code>
/// </example>
public sealed class CsvDataset : Dataset
{
    readonly float[] values, targets;
    readonly int[] labels;

    CsvDataset(ImmutableArray<string> columns, float[] values, float[] targets, string[] classes, int[] labels, int count)
    {
        (Columns, ClassNames, Count) = (columns, [.. classes], count);
        (this.values, this.targets, this.labels) = (values, targets, labels);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    public override ImmutableArray<int> Shape => [Columns.Length];

    /// <inheritdoc/>
    public override int TargetLength => targets.Length > 0 ? 1 : 0;

    /// <inheritdoc/>
    public override int Classes => ClassNames.Length;

    /// <summary>The names of the columns that an item is made of.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The values of the column of labels, by label.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What its columns are; null stands for a header, commas and no labels.</param>
    /// <exception cref="InvalidFileException">The file is malformed, has no such column, or a field is no finite number.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static CsvDataset Read(string path, CsvOptions? options = null)
    {
        options ??= new();
        using var stream = BinaryFile.Open(path);
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        try
        {
            return Read(path, new CsvParser(path, reader, options.Separator), options);
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidFileException(path, "it is not UTF-8.", exception);
        }
    }

    /// <inheritdoc/>
    public override int LabelOf(int index)
    {
        CheckIndex(index);
        return labels.Length > 0 ? labels[index] : NoLabel;
    }

    /// <inheritdoc/>
    protected override int Fill(int index, Span<float> values, Span<float> target, ref RandomStream random)
    {
        this.values.AsSpan(index * Columns.Length, Columns.Length).CopyTo(values);
        if (target.Length > 0) target[0] = targets[index];
        return labels.Length > 0 ? labels[index] : NoLabel;
    }

    static CsvDataset Read(string path, CsvParser parser, CsvOptions options)
    {
        var fields = new List<string>();
        if (!parser.TryRead(fields)) throw new InvalidFileException(path, "it is empty.");
        ImmutableArray<string> names = options.HasHeader ? [.. fields] : [.. fields.Select((_, i) => i.ToString(CultureInfo.InvariantCulture))];
        var labelAt = LabelOf(path, names, options);
        var (values, targets, texts) = (new List<float>(), new List<float>(), new List<string>());
        var rows = 0;
        for (var isRow = !options.HasHeader || parser.TryRead(fields); isRow; isRow = parser.TryRead(fields), rows++)
        {
            if (fields.Count != names.Length) throw new InvalidFileException(path, $"line {parser.Line} has {fields.Count} fields where {names.Length} are expected.");
            for (var i = 0; i < fields.Count; i++)
            {
                if (i != labelAt) values.Add(Number(path, parser.Line, names[i], fields[i]));
                else if (options.LabelIsNumber) targets.Add(Number(path, parser.Line, names[i], fields[i]));
                else texts.Add(fields[i]);
            }
        }

        string[] classes = [.. texts.Distinct(StringComparer.Ordinal)];
        if (classes.All(c => long.TryParse(c, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
        {
            classes = [.. classes.OrderBy(c => long.Parse(c, CultureInfo.InvariantCulture)).ThenBy(c => c, StringComparer.Ordinal)];
        }
        else
        {
            Array.Sort(classes, StringComparer.Ordinal);
        }

        var indices = Enumerable.Range(0, classes.Length).ToDictionary(i => classes[i], StringComparer.Ordinal);
        var columns = labelAt < 0 ? names : names.RemoveAt(labelAt);
        return new(columns, [.. values], [.. targets], classes, [.. texts.Select(t => indices[t])], rows);
    }

    static int LabelOf(string path, ImmutableArray<string> names, CsvOptions options)
    {
        if (options.LabelColumn is { } name)
        {
            if (options.LabelIndex is not null) throw new ArgumentException($"{nameof(CsvOptions.LabelColumn)} and {nameof(CsvOptions.LabelIndex)} exclude each other.", nameof(options));
            var place = names.IndexOf(name, 0, StringComparer.Ordinal);
            return place >= 0 ? place : throw new InvalidFileException(path, $"it has no column '{name}', but {string.Join(", ", names)}.");
        }

        if (options.LabelIndex is not { } index) return -1;
        var offset = index.GetOffset(names.Length);
        return (uint)offset < (uint)names.Length ? offset : throw new InvalidFileException(path, $"it has no column {index}, but {names.Length} columns.");
    }

    static float Number(string path, int line, string column, string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw new InvalidFileException(path, $"line {line} has '{Shortened(text)}' in column '{Shortened(column)}', which is no finite number.");

    static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
