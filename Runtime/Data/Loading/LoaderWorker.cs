using System.Threading.Channels;

namespace NetGen.Runtime.Data.Loading;

/// <summary>
/// A thread that reads every n-th batch of an epoch ahead. Batches go round: filled ones through one bounded channel to the consumer, used ones
/// through another back, so that their number bounds how far it is ahead.
/// </summary>
sealed class LoaderWorker : IDisposable
{
    readonly Channel<Batch> ready, used;
    readonly BlockingReader<Batch> readyReader, usedReader;
    readonly BatchReader batches;
    readonly int first, step;
    readonly Thread thread;

    public LoaderWorker(BatchReader batches, int first, int step, int ahead)
    {
        (this.batches, this.first, this.step) = (batches, first, step);
        // The one that the consumer holds, and those ahead of it.
        (ready, used) = (NewChannel(ahead + 1), NewChannel(ahead + 1));
        (readyReader, usedReader) = (new(ready.Reader), new(used.Reader));
        for (var i = 0; i <= ahead; i++) used.Writer.TryWrite(batches.NewBatch());
        thread = new(Work) { IsBackground = true, Name = $"NetGen loader from batch {first}" };
        thread.Start();
    }

    /// <summary>Waits for the next batch.</summary>
    /// <exception cref="Exception">What the data set, a transform or a cancellation threw.</exception>
    public Batch Take() => readyReader.TryTake(out var batch) ? batch : throw new InvalidOperationException("There is no further batch.");

    /// <summary>Gives a batch back, to be filled again.</summary>
    public void Return(Batch batch) => used.Writer.TryWrite(batch);

    /// <summary>Ends what is waited for.</summary>
    public void Cancel(Exception reason)
    {
        ready.Writer.TryComplete(reason);
        used.Writer.TryComplete();
    }

    /// <summary>Ends the thread; what it reads meanwhile is given up by <see cref="BatchReader.Stop"/>.</summary>
    public void Dispose()
    {
        used.Writer.TryComplete();
        thread.Join();
    }

    // The thread that writes wakes the one that waits itself, without the thread pool between.
    static Channel<Batch> NewChannel(int capacity) => Channel.CreateBounded<Batch>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

    void Work()
    {
        try
        {
            for (var number = first; number < batches.Count; number += step)
            {
                if (!usedReader.TryTake(out var batch) || !batches.TryRead(number, batch)) break;
                ready.Writer.TryWrite(batch);
            }

            ready.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            ready.Writer.TryComplete(exception);
        }
    }
}
