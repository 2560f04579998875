using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>
/// How one item of a value lies in memory, in numbers of elements. Those are floats, but for saved activations, which may have 16 bits, and places within
/// windows, which may be bytes. A map is [blocks][halo + H + halo][halo + W + halo][Block], plain where Block is 1; anything else is row-major. The halo
/// holds zeros. Lanes of the last block beyond the channels, and what lies between the end of a plain value and the next multiple of 16, hold any finite
/// numbers: kernels may write them and never let them reach another lane.
/// </summary>
/// <param name="Shape">The logical shape.</param>
/// <param name="Block">Channels in a block; 1 for a plain layout.</param>
/// <param name="Halo">Rows and columns of zeros round each plane.</param>
sealed record Layout(TensorShape Shape, int Block, Padding2 Halo)
{
    /// <summary>Values start at multiples of it, one cache line, and are as long.</summary>
    public const int Alignment = 16;

    public LayoutKind Kind => Block == 1 ? LayoutKind.Plain : LayoutKind.Blocked;

    /// <summary>Planes of a map: blocks of channels, or channels where it is plain.</summary>
    public int Planes => (Shape.Channels + Block - 1) / Block;

    public int PaddedHeight => Shape.Height + Halo.Vertical;

    public int PaddedWidth => Shape.Width + Halo.Horizontal;

    /// <summary>From a row to the next.</summary>
    public int RowStride => PaddedWidth * Block;

    /// <summary>From a plane to the next.</summary>
    public int PlaneStride => PaddedHeight * RowStride;

    /// <summary>From the start to the first pixel inside the halo.</summary>
    public int Origin => Shape.IsMap ? (Halo.Top * RowStride) + (Halo.Left * Block) : 0;

    /// <summary>The floats that it occupies, rounded up to <see cref="Alignment"/>.</summary>
    public long Length
    {
        get
        {
            var elements = Shape.IsMap ? (long)Planes * PlaneStride : Shape.Length;
            return RoundUp(Floats(elements));
        }
    }

    public bool HasHalo => Halo != default;

    public static Layout Plain(TensorShape shape, Padding2 halo = default) => new(shape, 1, halo);

    public static Layout Blocked(TensorShape shape, InstructionSet instructionSet, Padding2 halo = default) => new(shape, instructionSet.Lanes, halo);

    public static Layout Of(LayoutKind kind, TensorShape shape, InstructionSet instructionSet, Padding2 halo) =>
        kind == LayoutKind.Blocked ? Blocked(shape, instructionSet, halo) : Plain(shape, halo);

    /// <summary>From the start to a plane's, in floats.</summary>
    public long FloatsBefore(int plane) => plane == 0 ? 0 : Floats((long)plane * PlaneStride);

    public static long RoundUp(long length) => (length + Alignment - 1) / Alignment * Alignment;

    long Floats(long elements) => Shape.Element.Bytes is var bytes && bytes < 4 ? ((bytes * elements) + 3) / 4 : elements;

    public override string ToString() => (Block == 1 ? "plain" : $"blocked{Block}") + (HasHalo ? $" halo {Halo}" : "");
}
