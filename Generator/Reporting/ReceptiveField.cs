namespace NetGenCompiler.Reporting;

/// <summary>What a pixel of a map sees of the network's input: size, stride and padding in both axes. Araujo et al., 2019.</summary>
/// <param name="Vertical">Along the height.</param>
/// <param name="Horizontal">Along the width.</param>
/// <param name="Misaligned">Whether paths of different stride meet in it; the figures are then the maxima over the paths.</param>
sealed record ReceptiveField(AxisField Vertical, AxisField Horizontal, bool Misaligned = false)
{
    public bool IsSquare => Vertical == Horizontal;

    /// <summary>Size/stride/padding, <c>427/32/213</c>; vertical × horizontal where they differ.</summary>
    public override string ToString() => (IsSquare ? $"{Vertical}" : $"{Vertical} × {Horizontal}") + (Misaligned ? " misaligned" : "");
}
