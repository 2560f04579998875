using System.Globalization;
using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Tests.Memory;

public unsafe class AlignedMemoryTests
{
    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(17, 64)]
    [InlineData(16_383, 64)]
    [InlineData(16_384, 4096)]
    [InlineData(524_287, 4096)]
    [InlineData(524_288, 2 << 20)]
    [InlineData(1_000_003, 2 << 20)]
    public void Buffers_are_aligned_and_zero(long length, int alignment)
    {
        for (var repetition = 0; repetition < 8; repetition++)
        {
            using var memory = new AlignedMemory(length);
            Assert.Equal(0, (nint)memory.Pointer % alignment);
            Assert.Equal(length, memory.Length);
            Assert.Equal(length, memory.Span.Length);
            Assert.Equal(-1, memory.Span.IndexOfAnyExcept(0f));
            // The next repetition finds this memory dirty.
            memory.Span.Fill(1);
        }
    }

    [Fact]
    public void Linux_is_asked_for_huge_pages()
    {
        // Elsewhere, and where the kernel has none, there is nothing to ask for.
        if (!Directory.Exists("/sys/kernel/mm/transparent_hugepage")) return;
        using var memory = new AlignedMemory(4 << 20, zeroed: false);
        Assert.Contains("hg", FlagsOf((ulong)memory.Pointer));
    }

    /// <summary>What the kernel knows of the mapping that holds an address; <c>hg</c> stands for the advice.</summary>
    static string[] FlagsOf(ulong address)
    {
        var isInside = false;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var words = line.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
            if (!words[0].EndsWith(':'))
            {
                var (from, to) = (ulong.Parse(words[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(words[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                isInside = from <= address && address < to;
            }
            else if (isInside && words[0] == "VmFlags:")
            {
                return words[1..];
            }
        }

        return [];
    }

    [Fact]
    public void Disposing_twice_is_safe_and_a_disposed_buffer_refuses_its_pointer()
    {
        var memory = new AlignedMemory(10);
        memory.Dispose();
        memory.Dispose();
        Assert.Throws<ObjectDisposedException>(() => memory.Pointer == null);
        Assert.Throws<ObjectDisposedException>(() => memory.Span.Length);
    }

    [Fact]
    public void Concurrent_disposal_frees_once()
    {
        for (var repetition = 0; repetition < 200; repetition++)
        {
            var memory = new AlignedMemory(100);
            Parallel.For(0, 4, _ => memory.Dispose());
        }
    }

    [Fact]
    public void A_refused_allocation_names_the_bytes()
    {
        var exception = Assert.Throws<InsufficientMemoryException>(() => new AlignedMemory(1L << 58));
        Assert.Contains((1L << 60).ToString("N0"), exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MaxValue / 4)]
    public void Impossible_lengths_are_refused(long length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedMemory(length));

    [Fact]
    public void A_dropped_buffer_is_freed()
    {
        // 2 GiB in all, touched: stays small only if the finaliser gives the memory back.
        for (var i = 0; i < 64; i++)
        {
            Drop();
            if (i % 8 == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        var resident = Environment.WorkingSet;
        Assert.True(resident < 1L << 30, $"{resident:N0} bytes are resident.");

        static void Drop() => _ = new AlignedMemory(8 << 20);
    }
}
