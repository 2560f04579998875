using NetGen.Runtime.Threading;

namespace NetGen.Runtime.Tests.Threading;

public unsafe class WorkerTeamTests
{
    const int Phases = 50;

    struct Ledger
    {
        public fixed int Phase[WorkerTeam.MaximumThreads];
        public int Threads;
        public int Errors;
        public int Visits;
        public nint Team;
        public int CallingThread;
    }

    /// <summary>Every thread publishes its phase, passes the barrier, and checks that all others published theirs.</summary>
    static void CheckPhases(void* context, int thread, int threads, SpinBarrier barrier)
    {
        var ledger = (Ledger*)context;
        if (thread == 0) ledger->Threads = threads;
        for (var phase = 1; phase <= Phases; phase++)
        {
            ledger->Phase[thread] = phase;
            barrier.Wait();
            for (var other = 0; other < threads; other++)
            {
                if (ledger->Phase[other] != phase) Interlocked.Increment(ref ledger->Errors);
            }

            barrier.Wait();
        }

        Interlocked.Increment(ref ledger->Visits);
    }

    static void CountVisit(void* context, int thread, int threads, SpinBarrier barrier)
    {
        var ledger = (Ledger*)context;
        if (thread == 0) ledger->CallingThread = Environment.CurrentManagedThreadId;
        Interlocked.Increment(ref ledger->Visits);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(33)]
    public void The_barrier_separates_phases(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var run = 0; run < 20; run++)
        {
            var ledger = default(Ledger);
            team.Run(&CheckPhases, &ledger);
            Assert.Equal(threads, ledger.Threads);
            Assert.Equal(threads, ledger.Visits);
            Assert.Equal(0, ledger.Errors);
        }
    }

    [Fact]
    public void Many_short_runs_each_visit_every_thread_once()
    {
        using var team = new WorkerTeam(2);
        var ledger = default(Ledger);
        for (var run = 1; run <= 20_000; run++)
        {
            team.Run(&CountVisit, &ledger);
            Assert.Equal(2 * run, ledger.Visits);
        }
    }

    [Fact]
    public void Workers_that_fell_asleep_are_woken()
    {
        using var team = new WorkerTeam(3);
        var ledger = default(Ledger);
        for (var run = 1; run <= 20; run++)
        {
            Thread.Sleep(run);
            team.Run(&CountVisit, &ledger);
            Assert.Equal(3 * run, ledger.Visits);
        }
    }

    [Fact]
    public void The_caller_is_thread_zero()
    {
        using var team = new WorkerTeam(2);
        var ledger = default(Ledger);
        team.Run(&CountVisit, &ledger);
        Assert.Equal(Environment.CurrentManagedThreadId, ledger.CallingThread);
    }

    [Fact]
    public void Callers_at_the_same_time_all_finish_some_of_them_alone()
    {
        using var team = new WorkerTeam(2);
        Parallel.For(0, 6, _ =>
        {
            for (var run = 0; run < 30; run++)
            {
                var ledger = default(Ledger);
                team.Run(&CheckPhases, &ledger);
                Assert.Equal(0, ledger.Errors);
                Assert.Equal(ledger.Threads, ledger.Visits);
                Assert.InRange(ledger.Threads, 1, 2);
            }
        });
    }

    static void RunAgain(void* context, int thread, int threads, SpinBarrier barrier)
    {
        var ledger = (Ledger*)context;
        var team = (WorkerTeam)System.Runtime.InteropServices.GCHandle.FromIntPtr(ledger->Team).Target!;
        var inner = default(Ledger);
        team.Run(&CheckPhases, &inner);
        if (inner.Threads != 1 || inner.Errors != 0) Interlocked.Increment(ref ledger->Errors);
        Interlocked.Increment(ref ledger->Visits);
    }

    [Fact]
    public void A_nested_run_executes_on_its_own_thread()
    {
        using var team = new WorkerTeam(2);
        var handle = System.Runtime.InteropServices.GCHandle.Alloc(team);
        var ledger = new Ledger { Team = System.Runtime.InteropServices.GCHandle.ToIntPtr(handle) };
        team.Run(&RunAgain, &ledger);
        handle.Free();
        Assert.Equal(2, ledger.Visits);
        Assert.Equal(0, ledger.Errors);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nothing_is_allocated_per_run(int threads)
    {
        using var team = new WorkerTeam(threads);
        var ledger = default(Ledger);
        for (var run = 0; run < 100; run++) team.Run(&CountVisit, &ledger);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < 1000; run++) team.Run(&CountVisit, &ledger);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_disposed_team_refuses_to_run_and_its_threads_have_ended()
    {
        for (var i = 0; i < 20; i++)
        {
            var team = new WorkerTeam(9);
            var ledger = default(Ledger);
            if (i % 2 == 0) team.Run(&CountVisit, &ledger);
            Assert.Equal(8, team.Workers.Count(t => t.IsAlive));
            team.Dispose();
            team.Dispose();
            Assert.DoesNotContain(team.Workers, t => t.IsAlive);
            Assert.Throws<ObjectDisposedException>(() => team.Run(&CountVisit, null));
        }
    }

    [Fact]
    public void The_threads_of_a_dropped_team_end()
    {
        var threads = Drop();
        for (var i = 0; i < 1000 && threads.Any(t => t.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(10);
        }

        Assert.DoesNotContain(threads, t => t.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static Thread[] Drop()
        {
            var team = new WorkerTeam(4);
            var ledger = default(Ledger);
            team.Run(&CountVisit, &ledger);
            return team.Workers;
        }
    }

    [Fact]
    public void Disposal_waits_for_the_run_in_progress()
    {
        for (var repetition = 0; repetition < 20; repetition++)
        {
            var team = new WorkerTeam(2);
            using var started = new ManualResetEventSlim();
            var runner = new Thread(() =>
            {
                var ledger = default(Ledger);
                started.Set();
                try
                {
                    for (var run = 0; run < 1000; run++) team.Run(&CheckPhases, &ledger);
                }
                catch (ObjectDisposedException)
                {
                    return;
                }
            });
            runner.Start();
            started.Wait();
            team.Dispose();
            runner.Join();
        }
    }

    [Fact]
    public void The_number_of_threads_is_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerTeam(WorkerTeam.MaximumThreads + 1));
        using var team = new WorkerTeam();
        Assert.Equal(Processors.PhysicalCores, team.Threads);
        Assert.InRange(team.Threads, 1, Environment.ProcessorCount);
    }
}
