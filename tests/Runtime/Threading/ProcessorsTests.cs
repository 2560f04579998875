using NetGen.Runtime.Threading;

namespace NetGen.Runtime.Tests.Threading;

public sealed class ProcessorsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(8, 4, "0,4", "1,5", "2,6", "3,7", "0,4", "1,5", "2,6", "3,7")]
    [InlineData(4, 4, "0", "1", "2", "3")]
    [InlineData(3, 3, "0", "1", "2", "3")]
    [InlineData(6, 6)]
    public void Siblings_on_a_core_count_once(int logical, int expected, params string[] siblings)
    {
        Directory.CreateDirectory(folder.Of("cpufreq"));
        for (var i = 0; i < siblings.Length; i++)
        {
            Directory.CreateDirectory(folder.Of($"cpu{i}/topology"));
            File.WriteAllText(folder.Of($"cpu{i}/topology/thread_siblings_list"), $"{siblings[i]}\n");
        }

        Assert.Equal(expected, Processors.Count(folder.Of(""), logical));
    }

    [Fact]
    public void Without_a_topology_every_processor_counts() => Assert.Equal(5, Processors.Count(folder.Of("nothing"), 5));
}
