using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Testing.Guarding;

/// <summary>Whole pages of the system between two that may not be accessed: whoever reads or writes those is killed.</summary>
sealed unsafe partial class ProtectedPages : IDisposable
{
    const int NoAccess = 0, Read = 1, Write = 2;
    const int Private = 2, AnonymousOnLinux = 0x20, AnonymousOnMac = 0x1000;
    const uint Commit = 0x3000, Release = 0x8000, WindowsNoAccess = 1, WindowsReadOnly = 2, WindowsReadWrite = 4;

    readonly nint whole;
    readonly nuint wholeBytes;
    bool disposed;

    /// <param name="bytes">How many bytes are wanted; rounded up to pages.</param>
    public ProtectedPages(long bytes)
    {
        Bytes = (Math.Max(bytes, 1) + PageSize - 1) / PageSize * PageSize;
        wholeBytes = (nuint)(Bytes + (2 * PageSize));
        whole = OperatingSystem.IsWindows()
            ? VirtualAlloc(0, wholeBytes, Commit, WindowsReadWrite)
            : Map(0, wholeBytes, Read | Write, Private | (OperatingSystem.IsMacOS() ? AnonymousOnMac : AnonymousOnLinux), -1, 0);
        if (whole is 0 or -1) throw new Win32Exception(Marshal.GetLastPInvokeError());
        Forbid(whole);
        Forbid(whole + PageSize + (nint)Bytes);
    }

    ~ProtectedPages() => Free();

    public static int PageSize => Environment.SystemPageSize;

    /// <summary>The first byte that may be accessed.</summary>
    public byte* Start => (byte*)whole + PageSize;

    /// <summary>How many bytes may be accessed.</summary>
    public long Bytes { get; }

    /// <summary>From here on a write kills too.</summary>
    public void ForbidWrites() => Change((nint)Start, (nuint)Bytes, Read, WindowsReadOnly);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    static void Forbid(nint page) => Change(page, (nuint)PageSize, NoAccess, WindowsNoAccess);

    static void Change(nint address, nuint bytes, int access, uint windowsAccess)
    {
        var isDone = OperatingSystem.IsWindows() ? VirtualProtect(address, bytes, windowsAccess, out _) != 0 : Protect(address, bytes, access) == 0;
        if (!isDone) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    void Free()
    {
        if (disposed || whole is 0 or -1) return;
        disposed = true;
        if (OperatingSystem.IsWindows()) _ = VirtualFree(whole, 0, Release);
        else _ = Unmap(whole, wholeBytes);
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int access, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int access);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nuint length);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial nint VirtualAlloc(nint address, nuint size, uint kind, uint access);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualProtect(nint address, nuint size, uint access, out uint former);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualFree(nint address, nuint size, uint kind);
}
