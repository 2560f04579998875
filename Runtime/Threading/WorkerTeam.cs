namespace NetGen.Runtime.Threading;

/// <summary>
/// Threads that execute one function together, each its own part of every layer. The caller is thread 0; the others spin for a
/// while after a run and block when nothing follows. Nothing is allocated per run.
/// </summary>
/// <example>
/// <code>
/// static void Work(void* context, int thread, int threads, SpinBarrier barrier)
/// {
///     FirstLayer((Buffers*)context, thread, threads);
///     barrier.Wait();
///     SecondLayer((Buffers*)context, thread, threads);
/// }
///
/// using var team = new WorkerTeam(threads: 2);
/// team.Run(&amp;Work, &amp;buffers);
/// </code>
/// </example>
public sealed unsafe class WorkerTeam : IDisposable
{
    /// <summary>The largest number of threads in a team.</summary>
    public const int MaximumThreads = 1024;

    static readonly SpinBarrier Alone = new(1, spins: false);

    readonly Crew? crew;
    int busy;
    int disposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many, the caller counted; 0 stands for one on each physical core that the process may use.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or over <see cref="MaximumThreads"/>.</exception>
    public WorkerTeam(int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaximumThreads);
        Threads = threads == 0 ? Processors.PhysicalCores : threads;
        if (Threads > 1) crew = new(Threads);
        else GC.SuppressFinalize(this);
    }

    /// <summary>Lets the threads of a dropped team end.</summary>
    ~WorkerTeam() => crew?.Stop();

    /// <summary>How many threads take part, the caller counted.</summary>
    public int Threads { get; }

    internal Thread[] Workers => crew?.Workers ?? [];

    /// <summary>
    /// Executes the function on every thread and returns when all have finished. While the team is busy with another caller's
    /// run, or with the one that this is called from, the function executes on the calling thread alone, with 1 as the number of threads.
    /// </summary>
    /// <param name="work">The function: the context, the index of the thread, the number of threads, and their barrier. It does not throw.</param>
    /// <param name="context">What the function gets first.</param>
    /// <exception cref="ObjectDisposedException">The team is disposed.</exception>
    public void Run(delegate*<void*, int, int, SpinBarrier, void> work, void* context)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
        if (crew is null || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            work(context, 0, 1, Alone);
            return;
        }

        crew.Run(work, context);
        Volatile.Write(ref busy, 0);
        GC.KeepAlive(this);
    }

    /// <summary>Waits for a run in progress, then ends the threads; a second call does nothing. Not to be called from within a run.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        if (crew is not null)
        {
            // Stays busy: a run that passed the check above before executes alone.
            var waiter = new SpinWait();
            while (Interlocked.CompareExchange(ref busy, 1, 0) != 0) waiter.SpinOnce();
            crew.Stop();
            crew.Join();
        }

        GC.SuppressFinalize(this);
    }
}
