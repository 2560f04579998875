namespace NetGen.Runtime.Threading;

/// <summary>The processors that this process may use.</summary>
public static class Processors
{
    /// <summary>
    /// Physical cores, as far as they can be told: two hardware threads of a core share its arithmetic units, and a second
    /// one only slows the first's kernels. Never more than <see cref="Environment.ProcessorCount"/>, which knows affinity and container limits.
    /// </summary>
    public static int PhysicalCores { get; } =
        OperatingSystem.IsLinux() ? Count("/sys/devices/system/cpu", Environment.ProcessorCount) : Environment.ProcessorCount;

    /// <summary>Counts the groups of hardware threads in Linux's topology, which lists for every processor the siblings on its core.</summary>
    internal static int Count(string topology, int logical)
    {
        try
        {
            var cores = Directory.EnumerateDirectories(topology, "cpu*")
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
