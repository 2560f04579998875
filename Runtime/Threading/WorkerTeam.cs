namespace NetGen.Runtime.Threading;

/// <summary>
/// Threads that execute one function together. The caller is thread 0; the others take part as far as the system gives them a processor, and
/// nobody waits for one that it does not: every phase of the work is made of parts, which go to whoever asks. Between runs the others spin for
/// a while and block when nothing follows. Nothing is allocated per run.
/// </summary>
/// <example>
/// <code>
/// static void Work(void* context, ref TeamMember member)
/// {
///     while (member.Take(20_000)) FirstLayer((Buffers*)context, member.Part, member.Parts);
///     while (member.Take(90_000)) SecondLayer((Buffers*)context, member.Part, member.Parts);
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

    // In nanoseconds: many times what it costs to take a part that another thread has just written about.
    const long LeastWorkOfPart = 4_000;

    // Less than this one thread does faster than several do together.
    const long LeastWorkOfRun = 16_000;

    readonly Crew? crew;
    int busy;
    int disposed;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many, the caller counted; 0 stands for one on each physical core that the process may use.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or over <see cref="MaximumThreads"/>.</exception>
    public WorkerTeam(int threads = 0)
        : this(threads, LeastWorkOfPart)
    {
    }

    /// <summary>Starts the threads of a team that makes parts of so much work at least.</summary>
    internal WorkerTeam(int threads, long leastWorkOfPart)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, MaximumThreads);
        Threads = threads == 0 ? Processors.PhysicalCores : threads;
        if (Threads > 1) crew = new(Threads, leastWorkOfPart);
        else GC.SuppressFinalize(this);
    }

    /// <summary>Lets the threads of a dropped team end.</summary>
    ~WorkerTeam() => crew?.Stop();

    /// <summary>How many threads take part, the caller counted.</summary>
    public int Threads { get; }

    internal Thread[] Workers => crew?.Workers ?? [];

    /// <summary>
    /// Executes the function on the caller and on the workers that come in time, and returns when all of its parts are finished. While the team
    /// is busy with another caller's run, or with the one that this is called from, it executes on the calling thread alone.
    /// </summary>
    /// <param name="work">
    /// The function: the context and the member of the team that executes it. What is not within a part touches neither the context nor anything
    /// shared: a late worker goes through the function after its run. An exception of any part reaches the caller; the run's result is then undefined.
    /// </param>
    /// <param name="context">What the function gets first.</param>
    /// <param name="nanoseconds">About how long all of it takes one thread; what is too short to be shared, the caller does alone.</param>
    /// <exception cref="ObjectDisposedException">The team is disposed.</exception>
    public void Run(delegate*<void*, ref TeamMember, void> work, void* context, long nanoseconds = long.MaxValue) => Run(work, context, nanoseconds, null);

    /// <summary>Executes as above, and has the caller hear when each phase is over.</summary>
    internal void Run(delegate*<void*, ref TeamMember, void> work, void* context, long nanoseconds, Action? phaseEnded)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed) != 0, this);
        if (crew is null || nanoseconds < LeastWorkOfRun || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            var alone = new TeamMember(phaseEnded);
            work(context, ref alone);
            return;
        }

        try
        {
            crew.Run(work, context, phaseEnded);
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }

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
