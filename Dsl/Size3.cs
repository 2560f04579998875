namespace NetGen;

/// <summary>A depth, a height and a width; an <c>int</c> stands for all three, a tuple for (depth, height, width).</summary>
/// <param name="Depth">Slices.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct Size3(int Depth, int Height, int Width)
{
    /// <summary>The same number in all directions.</summary>
    public static implicit operator Size3(int all) => new(all, all, all);

    /// <summary>(depth, height, width).</summary>
    public static implicit operator Size3((int Depth, int Height, int Width) size) => new(size.Depth, size.Height, size.Width);
}
