using NetGen.Runtime;

namespace NetGen.Cli.Benchmarks;

/// <summary>What a measured network reads and writes.</summary>
static class NetworkPorts
{
    const int InputSeed = 1;

    /// <summary>Random inputs from -1 to 1, the same each time, and places for the outputs.</summary>
    public static (ReadOnlyMemory<float>[] Inputs, Memory<float>[] Outputs) Create(NetworkDescription network, int batch)
    {
        var random = new Random(InputSeed);
        return (
            [.. network.Inputs.Select(i => (ReadOnlyMemory<float>)Fill(new float[checked(i.Length * batch)], random))],
            [.. network.Outputs.Select(o => new float[checked(o.Length * batch)].AsMemory())]);
    }

    static float[] Fill(float[] values, Random random)
    {
        for (var i = 0; i < values.Length; i++) values[i] = (2 * random.NextSingle()) - 1;
        return values;
    }
}
