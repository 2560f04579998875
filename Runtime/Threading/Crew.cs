using System.Runtime.ExceptionServices;

namespace NetGen.Runtime.Threading;

/// <summary>The worker threads of a team and what they share. The threads hold this and not the team, so that a dropped team is finalised.</summary>
sealed unsafe class Crew
{
    readonly Signal start;
    readonly PartBoard board;

    // What start's number says is complete where that is even; the caller does not wait for a worker to have read it.
    nint work;
    nint context;
    long phase;
    volatile bool stopping;
    Exception? failure;

    public Crew(int threads, long leastWork)
    {
        var spins = threads <= Environment.ProcessorCount;
        start = new(spins);
        board = new(threads, spins, leastWork);
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

    /// <summary>Executes on the caller, thread 0, and on every worker that comes in time; the caller is the only one.</summary>
    public void Run(delegate*<void*, ref TeamMember, void> work, void* context, Action? phaseEnded)
    {
        start.Add(1);
        Volatile.Write(ref this.work, (nint)work);
        Volatile.Write(ref this.context, (nint)context);
        Volatile.Write(ref phase, board.CurrentPhase);
        start.Add(1);
        start.Wake();
        TeamMember caller = new(0, board, phase, phaseEnded);
        try
        {
            work(context, ref caller);
        }
        catch
        {
            caller.Drop();
            board.Abandon();
            failure = null;
            throw;
        }

        if (Interlocked.Exchange(ref failure, null) is { } exception) ExceptionDispatchInfo.Throw(exception);
    }

    /// <summary>Lets the workers end; only while there is no run.</summary>
    public void Stop()
    {
        stopping = true;
        start.Add(2);
        start.Wake();
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
        for (long seen = 0; ;)
        {
            start.WaitWhile(seen);
            seen = start.Value;
            var (function, argument) = (Volatile.Read(ref work), Volatile.Read(ref context));
            var member = new TeamMember(index, board, Volatile.Read(ref phase));
            if (stopping) return;
            if (seen % 2 != 0 || start.Value != seen) continue;

            // From here on the run may be over, and its context gone; then no part is to be had.
            try
            {
                ((delegate*<void*, ref TeamMember, void>)function)((void*)argument, ref member);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref failure, exception, null);
                member.Drop();
            }
        }
    }
}
