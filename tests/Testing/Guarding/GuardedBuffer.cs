namespace NetGen.Testing.Guarding;

/// <summary>
/// Floats one end of which touches a page that may not be accessed. What the alignment leaves between the end and that page, and the rest of
/// the buffer's own pages, holds canaries.
/// </summary>
sealed unsafe class GuardedBuffer : IDisposable
{
    const float Canary = -7.25e11f;

    readonly ProtectedPages pages;
    readonly string name;

    /// <param name="name">What the buffer is, for messages.</param>
    /// <param name="length">How many floats; they start as what is no number.</param>
    /// <param name="side">The end that touches the forbidden page.</param>
    /// <param name="alignment">The promised alignment of the first float, in bytes.</param>
    public GuardedBuffer(string name, long length, GuardSide side, int alignment = sizeof(float))
    {
        this.name = name;
        Length = length;
        pages = new(length * sizeof(float));
        var room = pages.Bytes - (length * sizeof(float));
        Pointer = (float*)(pages.Start + (side == GuardSide.Start ? 0 : room / alignment * alignment));
        Before.Fill(Canary);
        After.Fill(Canary);
        Span.Fill(float.NaN);
    }

    public float* Pointer { get; }

    public long Length { get; }

    public Span<float> Span => new(Pointer, checked((int)Length));

    Span<float> Before => new(pages.Start, (int)((byte*)Pointer - pages.Start) / sizeof(float));

    Span<float> After => new(Pointer + Length, (int)(pages.Start + pages.Bytes - (byte*)(Pointer + Length)) / sizeof(float));

    /// <summary>A buffer that holds numbers and may only be read.</summary>
    public static GuardedBuffer ReadOnly(string name, ReadOnlySpan<float> content, GuardSide side)
    {
        GuardedBuffer buffer = new(name, content.Length, side);
        content.CopyTo(buffer.Span);
        buffer.ForbidWrites();
        return buffer;
    }

    public void ForbidWrites() => pages.ForbidWrites();

    /// <summary>Throws where a canary was overwritten.</summary>
    public void Check()
    {
        if (IsChanged(Before)) throw new InvalidOperationException($"{name} was written before its start");
        if (IsChanged(After)) throw new InvalidOperationException($"{name} was written past its end");
    }

    public void Dispose() => pages.Dispose();

    static bool IsChanged(ReadOnlySpan<float> region) => region.ContainsAnyExcept(Canary);
}
