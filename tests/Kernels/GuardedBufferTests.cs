using System.Globalization;
using NetGen.Testing.Guarding;

namespace NetGenCompiler.Kernels.Tests;

/// <summary>That the buffers in which kernels are tested are guarded, as the system tells it.</summary>
[Trait("Category", "Smoke")]
public unsafe class GuardedBufferTests
{
    public static TheoryData<int, int> Cases => new() { { 1, 4 }, { 147, 4 }, { 1024, 4 }, { 1, 64 }, { 16, 64 }, { 147, 64 }, { 5000, 64 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_forbidden_page_follows_the_end(int length, int alignment)
    {
        using GuardedBuffer buffer = new("it", length, GuardSide.End, alignment);
        var end = (nuint)(buffer.Pointer + length);
        var page = (end + (nuint)alignment - 1) & ~((nuint)alignment - 1);

        Assert.Equal(0u, (nuint)buffer.Pointer % (nuint)alignment);
        Assert.Equal(0u, page % (nuint)Environment.SystemPageSize);
        CheckAccess(page - 1, "rw-p");
        CheckAccess(page, "---p");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_forbidden_page_precedes_the_start(int length, int alignment)
    {
        using GuardedBuffer buffer = new("it", length, GuardSide.Start, alignment);

        CheckAccess((nuint)buffer.Pointer, "rw-p");
        CheckAccess((nuint)buffer.Pointer - 1, "---p");
    }

    [Fact]
    public void What_may_only_be_read_is_so()
    {
        using var buffer = GuardedBuffer.ReadOnly("it", [1, 2, 3], GuardSide.End);

        Assert.Equal([1, 2, 3], buffer.Span.ToArray());
        CheckAccess((nuint)buffer.Pointer, "r--p");
    }

    [Theory]
    [InlineData(-1, "before its start")]
    [InlineData(9, "past its end")]
    public void A_write_to_the_slack_is_noticed(int index, string message)
    {
        using GuardedBuffer buffer = new("it", 9, GuardSide.End, 64);
        buffer.Pointer[8] = 1;
        buffer.Check();

        buffer.Pointer[index] = 1;

        Assert.Contains(message, Assert.Throws<InvalidOperationException>(buffer.Check).Message, StringComparison.Ordinal);
    }

    // Other systems than Linux have no such listing; the calls there are checked for their success.
    static void CheckAccess(nuint address, string access)
    {
        if (!OperatingSystem.IsLinux()) return;
        var line = File.ReadLines("/proc/self/maps").Single(l =>
        {
            var range = l.Split(' ')[0].Split('-');
            return address >= nuint.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture) && address < nuint.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        });
        Assert.Equal(access, line.Split(' ')[1]);
    }
}
