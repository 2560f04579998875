using NetGen.Runtime.Data.Datasets;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Data.Samplers;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Tests.Data.Loading;

public class DataLoaderTests
{
    const int Seed = 7;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(40)]
    public void The_number_of_workers_changes_no_bit(int workers)
    {
        var options = new DataLoaderOptions { BatchSize = 4, Shuffle = true, Seed = Seed, Transform = new Scale() };
        var expected = Read(new(new ProbeDataset(30), options));
        Assert.Equal(8, expected.Count);
        for (var round = 0; round < 5; round++) Assert.Equal(expected, Read(new(new ProbeDataset(30), options with { Workers = workers, Prefetch = 1 + round })));
    }

    [Fact]
    public void Epochs_and_seeds_differ_in_order_and_augmentation()
    {
        var options = new DataLoaderOptions { BatchSize = 30, Shuffle = true, Seed = Seed };
        var loader = new DataLoader(new ProbeDataset(30), options);
        var (first, second) = (Read(loader, 0)[0], Read(loader, 1)[0]);
        Assert.NotEqual(first.Indices, second.Indices);
        Assert.Empty(Randoms(first).Intersect(Randoms(second)));
        Assert.Empty(Randoms(first).Intersect(Randoms(Read(new(new ProbeDataset(30), options with { Seed = 8 }))[0])));
        Assert.Equal(first, Read(loader, 0)[0]);
    }

    [Fact]
    public void An_item_is_augmented_alike_wherever_it_comes_but_not_twice_alike()
    {
        var options = new DataLoaderOptions { BatchSize = 10, Seed = Seed };
        var plain = Randoms(Read(new(new ProbeDataset(10), options))[0]);
        var reversed = Read(new(new ProbeDataset(10), new() { BatchSampler = new Fixed([[9, 8, 7], [3, 3, 3]]), Seed = Seed }));
        Assert.Equal([plain[9], plain[8], plain[7]], Randoms(reversed[0]));
        Assert.Equal(plain[3], Randoms(reversed[1])[0]);
        Assert.Equal(3, Randoms(reversed[1]).Distinct().Count());
    }

    [Theory]
    [InlineData(false, new[] { 4, 4, 2 })]
    [InlineData(true, new[] { 4, 4 })]
    public void A_last_batch_that_is_not_full_is_smaller_or_dropped(bool dropLast, int[] sizes)
    {
        var batches = Read(new(new ProbeDataset(10), new() { BatchSize = 4, DropLast = dropLast, Workers = 1 }));
        Assert.Equal(sizes, batches.Select(b => b.Labels.Length));
        Assert.Equal(sizes, batches.Select(b => b.Values.Length / 2));
        Assert.Equal([1, 2, 0, 1], batches[1].Labels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_run_goes_on_from_its_position(int workers)
    {
        var loader = new DataLoader(new ProbeDataset(30), new() { BatchSize = 4, Shuffle = true, Workers = workers, Seed = Seed });
        LoaderPosition position;
        using (var iterator = loader.Epoch(3))
        {
            for (var i = 0; i < 5; i++) Assert.True(iterator.MoveNext());
            position = iterator.Position;
        }

        Assert.Equal(new(3, 5), position);
        List<Copy> rest = [];
        foreach (var batch in loader.From(position)) rest.Add(new(batch));
        Assert.Equal(Read(loader, 3).Skip(5), rest);
        using var end = loader.From(new(3, 8));
        Assert.False(end.MoveNext());
        Assert.Throws<ArgumentOutOfRangeException>("position", () => loader.From(new(3, 9)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_data_set_throws_reaches_the_consumer_in_its_turn(int workers)
    {
        var failure = new FormatException("item 17");
        var dataset = new ProbeDataset(40) { OnRead = index => { if (index == 17) throw failure; } };
        using var iterator = new DataLoader(dataset, new() { BatchSize = 4, Workers = workers }).Epoch();
        for (var i = 0; i < 4; i++) Assert.True(iterator.MoveNext());
        Assert.Same(failure, Assert.Throws<FormatException>(() => iterator.MoveNext()));
        Assert.False(iterator.MoveNext());
    }

    [Fact]
    public void Workers_are_ahead_by_no_more_than_they_may()
    {
        var dataset = new ProbeDataset(400);
        using var iterator = new DataLoader(dataset, new() { BatchSize = 4, Workers = 2, Prefetch = 3 }).Epoch();
        Assert.True(iterator.MoveNext());
        // Each has one batch for the consumer and three ahead.
        SpinWait.SpinUntil(() => Volatile.Read(ref dataset.Reads) >= 4 * 2 * 4, TimeSpan.FromSeconds(10));
        Thread.Sleep(50);
        Assert.Equal(4 * 2 * 4, Volatile.Read(ref dataset.Reads));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Disposal_at_any_moment_ends_the_workers(int taken)
    {
        var dataset = new ProbeDataset(4000);
        for (var round = 0; round < 20; round++)
        {
            // Disposal waits for the threads: it would hang if one did not end.
            using var iterator = new DataLoader(dataset, new() { BatchSize = 4, Workers = 3 }).Epoch();
            for (var i = 0; i < taken; i++) Assert.True(iterator.MoveNext());
        }

        var reads = Volatile.Read(ref dataset.Reads);
        Thread.Sleep(20);
        Assert.Equal(reads, Volatile.Read(ref dataset.Reads));
    }

    [Fact]
    public async Task Cancellation_ends_the_waiting()
    {
        using var cancellation = new CancellationTokenSource();
        using var blocked = new ManualResetEventSlim();
        using var reading = new ManualResetEventSlim();
        var dataset = new ProbeDataset(40)
        {
            OnRead = index =>
            {
                if (index != 4) return;
                reading.Set();
                blocked.Wait();
            },
        };
        using var iterator = new DataLoader(dataset, new() { BatchSize = 4, Workers = 1 }).Epoch(0, cancellation.Token);
        Assert.True(iterator.MoveNext());
        var waiting = Task.Run(() => Assert.Throws<OperationCanceledException>(() => iterator.MoveNext()));
        reading.Wait();
        await cancellation.CancelAsync();
        Assert.Equal(cancellation.Token, (await waiting).CancellationToken);
        blocked.Set();
        Assert.Throws<OperationCanceledException>(() => iterator.MoveNext());
    }

    [Fact]
    public void Options_exclude_each_other_as_in_PyTorch()
    {
        var batches = new Fixed([[0]]);
        Refused(new() { BatchSampler = batches, BatchSize = 2 }, "BatchSampler and BatchSize exclude each other.");
        Refused(new() { BatchSampler = batches, Shuffle = false }, "BatchSampler and Shuffle exclude each other.");
        Refused(new() { BatchSampler = batches, Sampler = new SequentialSampler(3) }, "BatchSampler and Sampler exclude each other.");
        Refused(new() { BatchSampler = batches, DropLast = true }, "BatchSampler and DropLast exclude each other.");
        Refused(new() { Sampler = new SequentialSampler(3), Shuffle = true }, "Sampler and Shuffle exclude each other.");
        Refused(new() { Prefetch = 2 }, "Prefetch is for workers, of which there are none.");
        Assert.Throws<ArgumentOutOfRangeException>("Workers", () => new DataLoader(new ProbeDataset(3), new() { Workers = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => new DataLoader(new ProbeDataset(3), new() { BatchSize = 0 }));
        Assert.Equal([[0], [1], [2]], Read(new(new ProbeDataset(3))).Select(b => b.Indices));
        Assert.Empty(Read(new(new ProbeDataset(0), new() { BatchSize = 2, Shuffle = true, Workers = 2 })));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Each_tensor_of_the_items_is_a_network_s_input(int workers)
    {
        float[] first = [.. Enumerable.Range(0, 10).Select(i => (float)i)], second = [.. Enumerable.Range(0, 15).Select(i => (float)(100 + i))];
        var dataset = new StackDataset(ArrayDataset.Unlabelled(new(first, 5, 1, 2)), ArrayDataset.Unlabelled(new(second, 5, 3)));
        List<string> seen = [];
        foreach (var batch in new DataLoader(dataset, new() { BatchSize = 2, Workers = workers, Transform = new Scale() }).Epoch())
        {
            Assert.Equal(2, batch.Inputs.Length);
            Assert.Equal(batch.Count * 5, batch.Values.Length);
            seen.Add(string.Join(' ', batch.Inputs[0].ToArray()) + " | " + string.Join(' ', batch.Inputs[1].ToArray()));
        }

        var scale = seen[0].StartsWith("0 ", StringComparison.Ordinal) ? float.Parse(seen[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        Assert.NotEqual(0, scale);
        Assert.Equal(3, seen.Count);
        Assert.EndsWith(" | " + string.Join(' ', second[..6].Select(v => v * scale)), seen[0], StringComparison.Ordinal);
        Assert.Equal(2 + 1 + 3, seen[2].Split(' ').Length);
    }

    [Fact]
    public void A_data_set_may_be_endless()
    {
        var loader = new DataLoader(new ProbeDataset(int.MaxValue), new() { BatchSize = 3, Sampler = new SubsetRandomSampler([7, 2_000_000_000, 7]) });
        Assert.Equal([7, 7, 2_000_000_000], Read(loader)[0].Indices.Order());
    }

    [Fact]
    public void A_sampler_of_another_data_set_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new DataLoader(new ProbeDataset(3), new() { Sampler = new SequentialSampler(4) }).Epoch());

    static void Refused(DataLoaderOptions options, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new DataLoader(new ProbeDataset(3), options)).Message);

    static List<Copy> Read(DataLoader loader, int epoch = 0)
    {
        List<Copy> result = [];
        foreach (var batch in loader.Epoch(epoch)) result.Add(new(batch));
        return result;
    }

    static float[] Randoms(Copy batch) => [.. batch.Values.Where((_, i) => i % 2 == 1)];

    /// <summary>What a batch held, equal by value.</summary>
    sealed class Copy(Batch batch) : IEquatable<Copy>
    {
        public float[] Values { get; } = batch.Values.ToArray();

        public int[] Labels { get; } = batch.Labels.ToArray();

        public int[] Indices { get; } = batch.Indices.ToArray();

        public bool Equals(Copy? other) =>
            other is not null && Values.AsSpan().SequenceEqual(other.Values) && Labels.AsSpan().SequenceEqual(other.Labels) && Indices.AsSpan().SequenceEqual(other.Indices);

        public override bool Equals(object? obj) => Equals(obj as Copy);

        public override int GetHashCode() => Indices.Length;
    }

    /// <summary>Multiplies a batch by a number drawn for it.</summary>
    sealed class Scale : BatchTransform
    {
        public override void Apply(Batch batch, Dataset dataset, ref RandomStream random)
        {
            var factor = (float)random.Uniform(1, 2);
            foreach (ref var value in batch.Values.Span) value *= factor;
        }
    }

    sealed class Fixed(int[][] batches) : BatchSampler
    {
        public override int Count => batches.Length;

        public override int LargestBatch => batches.Max(b => b.Length);

        public override int[][] Draw(ulong seed, int epoch) => batches;
    }
}
