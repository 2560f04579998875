using NetGen.Runtime.Data.Digits;
using NetGen.Runtime.Data.Loading;
using NetGen.Runtime.Data.Transforms;

namespace NetGen.Runtime.Tests.Data.Loading;

[Collection(Alone.Name)]
public class AllocationTests
{
    // What the runtime allocates where a thread waits or compiles for the first time falls on some batch or other; what a batch needs falls on all.
    const int Rounds = 20;

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void In_steady_state_a_batch_allocates_nothing(int workers)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++) least = Math.Min(least, BytesOfAnEpoch(workers));
        Assert.Equal(0, least);
    }

    /// <summary>What reader and workers allocate after the first batches.</summary>
    static long BytesOfAnEpoch(int workers)
    {
        // By worker thread: what it had allocated when it began its latest batch. Items of a batch are read in order, so its first is a multiple.
        var seen = new Dictionary<int, (int Batches, long Bytes)>();
        var ofWorkers = 0L;
        var dataset = new ProbeDataset(4 * 200)
        {
            OnRead = index =>
            {
                if (index % 4 != 0) return;
                lock (seen)
                {
                    var now = GC.GetAllocatedBytesForCurrentThread();
                    var (batches, bytes) = seen.GetValueOrDefault(Environment.CurrentManagedThreadId);
                    if (batches > 10) ofWorkers += now - bytes;
                    seen[Environment.CurrentManagedThreadId] = (batches + 1, GC.GetAllocatedBytesForCurrentThread());
                }
            },
        };
        using var iterator = new DataLoader(dataset, new() { BatchSize = 4, Workers = workers }).Epoch();
        for (var i = 0; i < 20; i++) iterator.MoveNext();
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (iterator.MoveNext())
        {
        }

        var ofReader = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(Math.Max(workers, 1), seen.Count);
        return ofReader + ofWorkers;
    }

    [Fact]
    public void Drawing_transforming_and_mixing_allocate_nothing()
    {
        var dataset = new DigitDataset(64, 1).With(
            new RandomCrop(28, padding: 2), new RandomHorizontalFlip(), new RandomVerticalFlip(), new RandomAffine { Degrees = 10, Interpolation = PixelInterpolation.Bilinear },
            new ColorJitter(0.4, 0.4, 0.4, 0.1), new RandAugment(3), new RandomResizedCrop(24), new Resize(28, 28, antialias: true), new CenterCrop(26), Normalize.Of(0.1, 0.3));
        foreach (var mixture in new BatchTransform[] { new MixUp(), new CutMix() })
        {
            var least = long.MaxValue;
            for (var round = 0; round < Rounds; round++)
            {
                using var iterator = new DataLoader(dataset, new() { BatchSize = 16, Transform = mixture }).Epoch(round);
                iterator.MoveNext();
                var before = GC.GetAllocatedBytesForCurrentThread();
                while (iterator.MoveNext())
                {
                }

                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Equal(0, least);
        }
    }
}
