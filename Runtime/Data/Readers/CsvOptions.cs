namespace NetGen.Runtime.Data.Readers;

/// <summary>What the columns of a CSV file are.</summary>
public sealed record CsvOptions
{
    /// <summary>What separates fields.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Whether the first line names the columns; else they are named 0, 1, and so on.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The column of the labels by its name; null where there are none, or <see cref="LabelIndex"/> says which.</summary>
    public string? LabelColumn { get; init; }

    /// <summary>The column of the labels by its place, from 0, or from the end: <c>^1</c>.</summary>
    public Index? LabelIndex { get; init; }

    /// <summary>Whether the column of the labels is a number to predict rather than a class.</summary>
    public bool LabelIsNumber { get; init; }
}
