using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NetGenCompiler.Bench;

/// <summary>Time that the calling thread has run: on Linux without the time in which other processes had its core.</summary>
static partial class ThreadClock
{
    const int ThreadCpuTime = 3;

    public static double Seconds
    {
        get
        {
            if (!OperatingSystem.IsLinux() || GetTime(ThreadCpuTime, out var time) != 0) return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
            return time.Seconds + (time.Nanoseconds * 1e-9);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out TimeSpecification time);

    struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
