namespace NetGen.Runtime.Threading;

/// <summary>The worker threads of a team and what they share. The threads hold this and not the team, so that a dropped team is finalised.</summary>
sealed unsafe class Crew
{
    readonly Signal start;
    readonly SpinBarrier barrier;
    delegate*<void*, int, int, SpinBarrier, void> work;
    void* context;
    bool stopping;

    public Crew(int threads)
    {
        var spins = threads <= Environment.ProcessorCount;
        start = new(spins);
        barrier = new(threads, spins);
        Workers = new Thread[threads - 1];
        var begun = 0;
        try
        {
            for (; begun < Workers.Length; begun++) Workers[begun] = Begin(begun + 1);
        }
        catch
        {
            Workers = Workers[..begun];
            Stop();
            Join();
            throw;
        }
    }

    public Thread[] Workers { get; private set; }

    int Threads => Workers.Length + 1;

    /// <summary>Executes on every thread; the caller is thread 0 and the only caller.</summary>
    public void Run(delegate*<void*, int, int, SpinBarrier, void> work, void* context)
    {
        this.work = work;
        this.context = context;
        start.Advance();
        work(context, 0, Threads, barrier);
        barrier.Wait();
    }

    /// <summary>Lets the workers end; only while none of them works.</summary>
    public void Stop()
    {
        stopping = true;
        start.Advance();
    }

    public void Join()
    {
        foreach (var worker in Workers) worker.Join();
    }

    Thread Begin(int index)
    {
        var thread = new Thread(() => Work(index)) { IsBackground = true, Name = $"NetGen worker {index}" };
        thread.UnsafeStart();
        return thread;
    }

    void Work(int index)
    {
        for (var seen = 0; ; seen++)
        {
            start.WaitWhile(seen);
            if (stopping) return;
            work(context, index, Threads, barrier);
            barrier.Wait();
        }
    }
}
