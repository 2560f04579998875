namespace NetGen.Runtime.Data.Loading;

/// <summary>
/// The batches of an epoch, in their order. Used by one thread, with foreach or by hand; disposing of it before the end ends its workers.
/// </summary>
public sealed class DataIterator : IDisposable
{
    readonly BatchReader reader;
    readonly LoaderWorker[] workers;
    readonly CancellationToken cancellation;
    readonly CancellationTokenRegistration registration;
    readonly int epoch, start;
    Batch? current;
    int next;
    bool isOver;

    internal DataIterator(DataLoader loader, EpochPlan plan, int start, CancellationToken cancellation)
    {
        (this.start, next, epoch, this.cancellation) = (start, start, plan.Epoch, cancellation);
        reader = new(loader, plan);
        var count = Math.Min(loader.Options.Workers, reader.Count - start);
        workers = new LoaderWorker[Math.Max(count, 0)];
        for (var w = 0; w < workers.Length; w++) workers[w] = new(reader, start + w, workers.Length, loader.Prefetch);
        if (workers.Length > 0) registration = cancellation.UnsafeRegister(static (state, token) => ((DataIterator)state!).Cancel(token), this);
    }

    /// <summary>The batch that <see cref="MoveNext"/> came to, until it is called again.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Batch Current => current ?? throw new InvalidOperationException("There is no batch before the first and after the last.");

    /// <summary>Where a loader goes on after <see cref="Current"/>.</summary>
    public LoaderPosition Position => new(epoch, next);

    /// <summary>Itself: a loader is asked for an iterator each epoch.</summary>
    public DataIterator GetEnumerator() => this;

    /// <summary>Goes to the next batch; the memory of the one before is used again.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="OperationCanceledException">The cancellation was requested.</exception>
    /// <exception cref="Exception">What the data set or a transform threw, whichever thread it was on, when the batch's turn comes. Afterwards there is no batch.</exception>
    public bool MoveNext()
    {
        cancellation.ThrowIfCancellationRequested();
        if (isOver || next == reader.Count)
        {
            current = null;
            return false;
        }

        try
        {
            current = workers.Length == 0 ? Read() : Take();
        }
        catch
        {
            current = null;
            isOver = true;
            throw;
        }

        next++;
        return true;
    }

    /// <summary>Ends the workers and waits for them.</summary>
    public void Dispose()
    {
        isOver = true;
        current = null;
        registration.Dispose();
        reader.Stop();
        foreach (var worker in workers) worker.Dispose();
    }

    Batch Read()
    {
        var batch = current ?? reader.NewBatch();
        reader.TryRead(next, batch);
        return batch;
    }

    Batch Take()
    {
        if (current is not null) WorkerOf(next - 1).Return(current);
        return WorkerOf(next).Take();
    }

    LoaderWorker WorkerOf(int number) => workers[(number - start) % workers.Length];

    void Cancel(CancellationToken token)
    {
        reader.Stop();
        foreach (var worker in workers) worker.Cancel(new OperationCanceledException(token));
    }
}
