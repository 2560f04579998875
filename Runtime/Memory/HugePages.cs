using System.Runtime.InteropServices;

namespace NetGen.Runtime.Memory;

/// <summary>
/// Asks the system for pages of 2 MiB under large buffers: kernels go through many planes at once, each on pages of its own, and small pages scattered over
/// the memory cost translations and collide in the caches. Linux gives them on request; elsewhere, and where they are switched off, nothing happens.
/// </summary>
static partial class HugePages
{
    /// <summary>The size of a huge page in bytes, and the alignment that a buffer needs to have them.</summary>
    public const int Size = 2 << 20;

    const int HugePageAdvice = 14;

    static volatile bool isUnavailable = !OperatingSystem.IsLinux();

    /// <summary>Advises the system to use huge pages, which it is free to ignore.</summary>
    /// <param name="address">The start of a buffer that has not been touched.</param>
    /// <param name="bytes">Its length.</param>
    public static void Advise(nint address, long bytes)
    {
        if (isUnavailable) return;
        try
        {
            _ = MemoryAdvise(address, (nuint)bytes, HugePageAdvice);
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            isUnavailable = true;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MemoryAdvise(nint address, nuint length, int advice);
}
