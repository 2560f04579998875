using System.Runtime.InteropServices;

namespace NetGen.Runtime.Memory;

/// <summary>
/// A buffer of floats outside the garbage collector's heap, aligned for the widest vectors: on 64 bytes, from 64 KiB on to a page, and from 2 MiB on to a
/// huge page, which Linux is asked for.
/// Whoever reads through <see cref="Pointer"/> keeps this object alive meanwhile; a buffer that is dropped without
/// <see cref="Dispose"/> is freed by its finaliser.
/// </summary>
/// <example>
/// <code>
/// using var weights = new AlignedMemory(1000);
/// weights.Span.Fill(1);
/// </code>
/// </example>
public sealed unsafe class AlignedMemory : IDisposable
{
    /// <summary>The alignment of every buffer, in bytes: a cache line, and a 512-bit vector.</summary>
    public const int Alignment = 64;

    const int PageSize = 4096;
    const long LargeBytes = 16 * PageSize;

    readonly long bytes;
    nint address;

    /// <summary>Allocates a buffer.</summary>
    /// <param name="length">How many floats; zero is legal.</param>
    /// <param name="zeroed">Whether the floats start as zero rather than as whatever the memory held.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or its bytes exceed the address space.</exception>
    /// <exception cref="InsufficientMemoryException">The system refuses the memory; the message says how many bytes were asked for.</exception>
    public AlignedMemory(long length, bool zeroed = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, nint.MaxValue / sizeof(float) - PageSize);
        Length = length;
        bytes = length * sizeof(float);
        address = Allocate(bytes);
        GC.AddMemoryPressure(Math.Max(bytes, 1));
        if (zeroed) NativeMemory.Clear(Pointer, (nuint)bytes);
    }

    /// <summary>Frees a buffer that was dropped.</summary>
    ~AlignedMemory() => Free();

    /// <summary>How many floats the buffer holds.</summary>
    public long Length { get; }

    /// <summary>The first float.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is freed.</exception>
    public float* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(address == 0, this);
            return (float*)address;
        }
    }

    /// <summary>The buffer as a span.</summary>
    /// <exception cref="ObjectDisposedException">The buffer is freed.</exception>
    /// <exception cref="OverflowException">The buffer is longer than a span can be.</exception>
    public Span<float> Span => new(Pointer, checked((int)Length));

    /// <summary>Frees the buffer; a second call does nothing.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    static nint Allocate(long bytes)
    {
        var alignment = bytes >= HugePages.Size ? HugePages.Size : bytes >= LargeBytes ? PageSize : Alignment;
        try
        {
            var allocated = (nint)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 1), (nuint)alignment);
            if (alignment == HugePages.Size) HugePages.Advise(allocated, bytes);
            return allocated;
        }
        catch (OutOfMemoryException exception)
        {
            throw new InsufficientMemoryException($"Cannot allocate {bytes:N0} bytes of aligned memory.", exception);
        }
    }

    void Free()
    {
        var taken = Interlocked.Exchange(ref address, 0);
        if (taken == 0) return;
        NativeMemory.AlignedFree((void*)taken);
        GC.RemoveMemoryPressure(Math.Max(bytes, 1));
    }
}
