namespace NetGenCompiler.Planning.Convolution;

/// <summary>
/// The depth and the height of a convolution over volumes whose slices lie one below the other in a map. Rows of a map are followed by those of the next
/// slice, not by zeros, so a tile is one row and sums over the taps that lie inside the volume; along the width there are zeros as for any map.
/// </summary>
sealed record VolumeGeometry
{
    /// <summary>Rows of a slice of the result.</summary>
    public required int Height { get; init; }

    public required int KernelDepth { get; init; }

    public required int KernelHeight { get; init; }

    /// <summary>Slices of the operand.</summary>
    public required int InputDepth { get; init; }

    /// <summary>Rows of a slice of the operand.</summary>
    public required int InputHeight { get; init; }

    public int StrideDepth { get; init; } = 1;

    public int DilationDepth { get; init; } = 1;

    /// <summary>The slice of the operand that the first slice of the result takes with the first tap; before the volume where negative.</summary>
    public required int FirstSlice { get; init; }

    /// <summary>The row of a slice that the first row takes with the first tap; before the slice where negative.</summary>
    public required int FirstRow { get; init; }

    /// <summary>From a slice of the operand to the next.</summary>
    public required long InputSlice { get; init; }

    /// <summary>From a slice of the result to the next.</summary>
    public required long OutputSlice { get; init; }

    /// <summary>
    /// Whether a row is computed of all slices before the next row: a kernel that reaches along the depth alone reads each slice again for its neighbours, and
    /// finds its rows in the cache then.
    /// </summary>
    public bool SlicesInnermost => KernelDepth > 1 && KernelHeight == 1;

    /// <summary>The kernel as reports show it.</summary>
    public string Kernel(int width) => $"{KernelDepth}×{KernelHeight}×{width}";
}
