namespace NetGen;

/// <summary>Zeros (or what the layer pads with) round a map; an <c>int</c> pads every side, (vertical, horizontal) both sides of each axis.</summary>
/// <param name="Top">Rows above.</param>
/// <param name="Bottom">Rows below.</param>
/// <param name="Left">Columns to the left.</param>
/// <param name="Right">Columns to the right.</param>
public readonly record struct Padding2(int Top, int Bottom, int Left, int Right)
{
    /// <summary>The same on all four sides.</summary>
    public static implicit operator Padding2(int all) => new(all, all, all, all);

    /// <summary>(vertical, horizontal), each on both sides.</summary>
    public static implicit operator Padding2((int Vertical, int Horizontal) sides) => new(sides.Vertical, sides.Vertical, sides.Horizontal, sides.Horizontal);

    /// <summary>(top, bottom, left, right).</summary>
    public static implicit operator Padding2((int Top, int Bottom, int Left, int Right) sides) => new(sides.Top, sides.Bottom, sides.Left, sides.Right);
}
