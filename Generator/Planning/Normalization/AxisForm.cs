namespace NetGenCompiler.Planning.Normalization;

/// <summary>How the elements of an axis lie.</summary>
enum AxisForm
{
    /// <summary>Side by side: vectors go along the axis.</summary>
    Row,

    /// <summary>A step apart: vectors go across, a whole one.</summary>
    Columns,

    /// <summary>A step apart, and less than a vector across.</summary>
    PartOfColumns,
}
