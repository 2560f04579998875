using NetGen.Runtime.Memory;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Tests;

public class InferenceTests
{
    static StateDictionary Weights()
    {
        var weights = new StateDictionary(LinearNetwork.Network.Parameters);
        for (var i = 0; i < 12; i++) weights["fc.weight"][i] = i;
        for (var i = 0; i < 3; i++) weights["fc.bias"][i] = 100 * i;
        return weights;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_network_runs_on_any_number_of_threads_and_items(int threads)
    {
        using var net = new LinearNetwork(Weights(), new(threads));
        var y = new float[6];
        net.Run([1, 2, 3, 4, 1, 0, 0, 0], y, batch: 2);
        Assert.Equal([20, 160, 300, 0, 104, 208], y);
        net.Run([0, 0, 0, 1], y.AsSpan(3));
        Assert.Equal([20, 160, 300, 3, 107, 211], y);
    }

    [Fact]
    public void A_tool_runs_it_through_its_description()
    {
        var description = LinearNetwork.Network;
        Assert.Equal(15, description.ParameterCount);
        using var net = description.CreateInference(Weights());
        var y = new float[3];
        net.Run([new float[] { 1, 2, 3, 4 }], [y]);
        Assert.Equal([20, 160, 300], y);
        Assert.Throws<ArgumentException>("inputs", () => net.Run([], [y]));
        Assert.Throws<ArgumentException>("outputs", () => net.Run([new float[4]], [y, y]));
    }

    [Fact]
    public void Nothing_is_allocated_per_call()
    {
        using var net = new LinearNetwork(Weights(), new(Threads: 2));
        float[] x = [1, 2, 3, 4], y = [0, 0, 0];
        for (var i = 0; i < 100; i++) net.Run(x, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) net.Run(x, y);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Wrong_arguments_are_refused_by_name()
    {
        using var net = new LinearNetwork(Weights());
        var exception = Assert.Throws<ArgumentException>("x", () => net.Run(new float[5], new float[3]));
        Assert.StartsWith("'x' holds 5 floats where 4 are expected.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("y", () => net.Run(new float[4], default));
        Assert.Throws<ArgumentException>("x", () => net.Run(new float[8], new float[3], batch: int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>("batch", () => net.Run(new float[4], new float[3], batch: 0));
        var shared = new float[6];
        var overlap = Assert.Throws<ArgumentException>("y", () => net.Run(shared.AsSpan(0, 4), shared.AsSpan(3)));
        Assert.Contains("overlaps the input 'x'", overlap.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Callers_at_the_same_time_get_their_own_answers()
    {
        using var net = new LinearNetwork(Weights(), new(Threads: 2));
        Parallel.For(0, 8, caller =>
        {
            float[] x = [caller, 0, 0, 1], y = new float[3];
            for (var i = 0; i < 500; i++)
            {
                net.Run(x, y);
                Assert.Equal([3, 107 + (4 * caller), 211 + (8 * caller)], y);
            }
        });
    }

    [Fact]
    public void A_disposed_network_refuses_calls()
    {
        var net = new LinearNetwork(Weights(), new(Threads: 2));
        net.Dispose();
        net.Dispose();
        Assert.Throws<ObjectDisposedException>(() => net.Run(new float[4], new float[3]));
        Assert.Throws<ObjectDisposedException>(() => net.Run(new float[4], new float[3]));
    }

    [Fact]
    public async Task Disposal_during_calls_lets_them_finish()
    {
        for (var repetition = 0; repetition < 20; repetition++)
        {
            var net = new LinearNetwork(Weights(), new(Threads: 2));
            using var started = new CountdownEvent(3);
            var callers = Enumerable.Range(0, 3).Select(caller => Task.Run(() =>
            {
                float[] x = [caller, 0, 0, 1], y = new float[3];
                started.Signal();
                try
                {
                    while (true)
                    {
                        net.Run(x, y);
                        Assert.Equal([3, 107 + (4 * caller), 211 + (8 * caller)], y);
                    }
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
            })).ToArray();
            started.Wait();
            net.Dispose();
            await Task.WhenAll(callers);
        }
    }

    [Fact]
    public void A_call_whose_workspace_is_refused_leaves_the_session_whole()
    {
        var weights = new AlignedMemory(1);
        var session = new InferenceSession(weights, threads: 1);
        Assert.Throws<InsufficientMemoryException>(() => session.Enter(1L << 57).Dispose());
        session.Enter(10).Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => weights.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => session.Enter(10).Dispose());
    }

    [Fact]
    public void Disposal_frees_when_the_last_call_ends()
    {
        var weights = new AlignedMemory(1);
        var session = new InferenceSession(weights, threads: 2);
        var first = session.Enter(10);
        var second = session.Enter(10);
        session.Dispose();
        first.Dispose();
        Assert.Equal(1, weights.Span.Length);
        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => weights.Span.Length);
    }

    [Fact]
    public void An_instruction_set_is_parsed_resolved_and_refused()
    {
        foreach (var kind in Enum.GetValues<InstructionSetKind>())
        {
            Assert.Equal(kind, InstructionSets.Parse(InstructionSets.Name(kind)));
            if (InstructionSets.IsSupported(kind))
            {
                Assert.Equal(kind, InstructionSets.Resolve(kind));
            }
            else
            {
                var refusal = Assert.Throws<PlatformNotSupportedException>(() => InstructionSets.Resolve(kind));
                Assert.Contains(InstructionSets.Name(kind), refusal.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(InstructionSets.Best, InstructionSets.Resolve(null));
        Assert.Equal(InstructionSetKind.Avx2, InstructionSets.Parse("AVX2"));
        Assert.Contains("avx512", Assert.Throws<FormatException>(() => InstructionSets.Parse("sse9")).Message, StringComparison.Ordinal);
    }
}
