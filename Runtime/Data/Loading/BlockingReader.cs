using System.Threading.Channels;

namespace NetGen.Runtime.Data.Loading;

/// <summary>Takes from a channel on a thread that waits, which allocates nothing. For one reader of the channel.</summary>
sealed class BlockingReader<T>
{
    readonly ChannelReader<T> reader;
    readonly Action wake;

    // An object of its own, because a monitor's waiting allocates nothing, even the first time.
    readonly object gate = new();
    bool isAwake;

    public BlockingReader(ChannelReader<T> reader) => (this.reader, wake) = (reader, Wake);

    /// <summary>Waits for an item.</summary>
    /// <returns>Whether there is one, rather than the end of the channel.</returns>
    /// <exception cref="Exception">What the channel was completed with.</exception>
    public bool TryTake(out T item)
    {
        while (!reader.TryRead(out item!))
        {
#pragma warning disable CA2012 // The awaiter is asked for its result once, after it is completed.
            var awaiter = reader.WaitToReadAsync().ConfigureAwait(false).GetAwaiter();
#pragma warning restore CA2012
            if (!awaiter.IsCompleted)
            {
                awaiter.UnsafeOnCompleted(wake);
                Sleep();
            }

            if (!awaiter.GetResult()) return false;
        }

        return true;
    }

    void Sleep()
    {
        lock (gate)
        {
            while (!isAwake) Monitor.Wait(gate);
            isAwake = false;
        }
    }

    void Wake()
    {
        lock (gate)
        {
            isAwake = true;
            Monitor.Pulse(gate);
        }
    }
}
