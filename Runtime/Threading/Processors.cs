namespace NetGen.Runtime.Threading;

/// <summary>The processors that this process may use.</summary>
public static class Processors
{
    const string LinuxTopology = "/sys/devices/system/cpu";

    /// <summary>
    /// Physical cores, as far as they can be told: two hardware threads of a core share its arithmetic units, and a second
    /// one only slows the first's kernels. Never more than <see cref="Environment.ProcessorCount"/>, which knows affinity and container limits.
    /// </summary>
    public static int PhysicalCores { get; } = Count();

    static int Count()
    {
        var logical = Environment.ProcessorCount;
        if (!OperatingSystem.IsLinux()) return logical;
        try
        {
            var cores = Directory.EnumerateDirectories(LinuxTopology, "cpu*")
                .Select(cpu => Path.Combine(cpu, "topology", "thread_siblings_list"))
                .Where(File.Exists)
                .Select(File.ReadAllText)
                .Distinct()
                .Count();
            return cores == 0 ? logical : Math.Min(cores, logical);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return logical;
        }
    }
}
