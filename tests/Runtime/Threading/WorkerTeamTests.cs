using NetGen.Runtime.Threading;

namespace NetGen.Runtime.Tests.Threading;

public unsafe class WorkerTeamTests
{
    const int Phases = 50, MostParts = 64;
    const long MuchWork = 1_000_000;

    struct Ledger
    {
        public fixed int Begun[Phases * MostParts];
        public fixed int Done[Phases];
        public fixed int PartsOf[Phases];
        public int Parts;
        public int Errors;
        public int Threads;
        public nint Team;
    }

    /// <summary>Every part is done once, after all parts of the phase before it and before any of the next.</summary>
    static void CheckPhases(void* context, ref TeamMember member)
    {
        // Phases of one part and of many take turns.
        for (var phase = 0; phase < Phases; phase++)
        {
            while (member.Take(phase % 3 == 0 ? 0 : MuchWork)) Visit((Ledger*)context, phase, member.Part, member.Parts);
        }
    }

    static void Visit(Ledger* ledger, int phase, int part, int parts)
    {
        var isRight = Interlocked.Increment(ref ledger->Begun[(phase * MostParts) + part]) == 1 && part < parts && (phase % 3 != 0 || parts == 1);
        if (phase > 0) isRight &= ledger->Done[phase - 1] == ledger->PartsOf[phase - 1];
        for (var other = 0; other < MostParts && phase + 1 < Phases; other++) isRight &= Volatile.Read(ref ledger->Begun[((phase + 1) * MostParts) + other]) == 0;
        if (!isRight) Interlocked.Increment(ref ledger->Errors);
        ledger->PartsOf[phase] = parts;
        Interlocked.Increment(ref ledger->Parts);
        Interlocked.Increment(ref ledger->Done[phase]);
    }

    /// <summary>Runs the check once; the number of parts that were done.</summary>
    static int Check(WorkerTeam team)
    {
        var ledger = default(Ledger);
        team.Run(&CheckPhases, &ledger);
        Assert.Equal(0, ledger.Errors);
        for (var phase = 0; phase < Phases; phase++) Assert.Equal(ledger.PartsOf[phase], ledger.Done[phase]);
        return ledger.Parts;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public void Each_part_is_done_once_and_phases_are_apart(int threads)
    {
        using var team = new WorkerTeam(threads);
        var parts = Check(team);
        for (var run = 0; run < 200; run++) Assert.Equal(parts, Check(team));

        // 17 of the 50 phases are of one part; the others of several for each thread.
        Assert.Equal(threads == 1 ? 50 : 17 + (33 * 4 * threads), parts);
    }

    static void CountPart(void* context, ref TeamMember member)
    {
        while (member.Take(MuchWork)) Interlocked.Increment(ref ((Ledger*)context)->Parts);
    }

    [Fact]
    public void Many_short_runs_do_each_part_once()
    {
        using var team = new WorkerTeam(2);
        var ledger = default(Ledger);
        for (var run = 1; run <= 20_000; run++)
        {
            team.Run(&CountPart, &ledger);
            Assert.Equal(8 * run, ledger.Parts);
        }
    }

    static void MeetOther(void* context, ref TeamMember member)
    {
        var ledger = (Ledger*)context;
        while (member.Take(MuchWork))
        {
            // The caller ends its first part only when another thread has taken one.
            if (member.Thread != 0) Volatile.Write(ref ledger->Threads, 1);
            else while (Volatile.Read(ref ledger->Threads) == 0) Thread.Sleep(1);
        }
    }

    [Fact]
    public void Workers_that_fell_asleep_are_woken()
    {
        using var team = new WorkerTeam(3);
        for (var run = 1; run <= 20; run++)
        {
            Thread.Sleep(run);
            var ledger = default(Ledger);
            team.Run(&MeetOther, &ledger);
            Assert.Equal(1, ledger.Threads);
        }
    }

    static void CheckCaller(void* context, ref TeamMember member)
    {
        var ledger = (Ledger*)context;
        while (member.Take(MuchWork))
        {
            if ((member.Thread == 0) != (Environment.CurrentManagedThreadId == ledger->Threads)) Interlocked.Increment(ref ledger->Errors);
        }
    }

    [Fact]
    public void The_caller_is_thread_zero()
    {
        using var team = new WorkerTeam(2);
        var ledger = new Ledger { Threads = Environment.CurrentManagedThreadId };
        for (var run = 0; run < 100; run++) team.Run(&CheckCaller, &ledger);
        Assert.Equal(0, ledger.Errors);
    }

    [Fact]
    public void Callers_at_the_same_time_all_finish_some_of_them_alone()
    {
        using var team = new WorkerTeam(2);
        Parallel.For(0, 6, _ =>
        {
            for (var run = 0; run < 100; run++) Assert.Contains(Check(team), new[] { 50, 17 + (33 * 8) });
        });
    }

    static void RunAgain(void* context, ref TeamMember member)
    {
        var ledger = (Ledger*)context;
        while (member.Take(MuchWork))
        {
            var team = (WorkerTeam)System.Runtime.InteropServices.GCHandle.FromIntPtr(ledger->Team).Target!;
            var inner = default(Ledger);
            team.Run(&CheckPhases, &inner);
            if (inner.Parts != 50 || inner.Errors != 0) Interlocked.Increment(ref ledger->Errors);
            Interlocked.Increment(ref ledger->Parts);
        }
    }

    [Fact]
    public void A_nested_run_executes_on_its_own_thread()
    {
        using var team = new WorkerTeam(2);
        var handle = System.Runtime.InteropServices.GCHandle.Alloc(team);
        var ledger = new Ledger { Team = System.Runtime.InteropServices.GCHandle.ToIntPtr(handle) };
        team.Run(&RunAgain, &ledger);
        handle.Free();
        Assert.Equal(8, ledger.Parts);
        Assert.Equal(0, ledger.Errors);
    }

    static void Throw(void* context, ref TeamMember member)
    {
        var ledger = (Ledger*)context;
        for (var phase = 0; phase < Phases; phase++)
        {
            while (member.Take(MuchWork))
            {
                if (phase == 20 && member.Part == ledger->Threads) throw new InvalidTimeZoneException($"part {member.Part}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void An_exception_in_a_part_reaches_the_caller_and_the_team_goes_on(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (var run = 0; run < 300; run++)
        {
            var ledger = new Ledger { Threads = threads == 1 ? 0 : run % (4 * threads) };
            var exception = Assert.Throws<InvalidTimeZoneException>(() => RunThrowing(team, ref ledger));
            Assert.Equal($"part {ledger.Threads}", exception.Message);
            Check(team);
        }

        static void RunThrowing(WorkerTeam team, ref Ledger ledger)
        {
            fixed (Ledger* pointer = &ledger) team.Run(&Throw, pointer);
        }
    }

    /// <summary>Functions of other lengths, one after the other: a worker that is late in one takes nothing in the next.</summary>
    [Fact]
    public void A_late_worker_takes_no_part_of_another_run()
    {
        using var team = new WorkerTeam(4);
        for (var run = 0; run < 3000; run++)
        {
            var counted = default(Ledger);
            team.Run(&CountPart, &counted);
            Assert.Equal(16, counted.Parts);
            if (run % 10 == 0) Check(team);
        }
    }

    /// <summary>Teams of several sizes come, run from several threads, and go.</summary>
    [Fact]
    public void Teams_come_and_go_under_load()
    {
        Parallel.For(0, 40, i =>
        {
            using var team = new WorkerTeam(1 + (i % 5));
            Parallel.For(0, 3, _ =>
            {
                for (var run = 0; run < 20; run++) Check(team);
            });
            if (i % 4 == 0) Thread.Sleep(2);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nothing_is_allocated_per_run(int threads)
    {
        using var team = new WorkerTeam(threads);
        var ledger = default(Ledger);
        for (var run = 0; run < 100; run++) team.Run(&CountPart, &ledger);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < 1000; run++) team.Run(&CountPart, &ledger);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_disposed_team_refuses_to_run_and_its_threads_have_ended()
    {
        for (var i = 0; i < 20; i++)
        {
            var team = new WorkerTeam(9);
            var ledger = default(Ledger);
            if (i % 2 == 0) team.Run(&CountPart, &ledger);
            Assert.Equal(8, team.Workers.Count(t => t.IsAlive));
            team.Dispose();
            team.Dispose();
            Assert.DoesNotContain(team.Workers, t => t.IsAlive);
            Assert.Throws<ObjectDisposedException>(() => team.Run(&CountPart, null));
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
            team.Run(&CountPart, &ledger);
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
                started.Set();
                try
                {
                    for (var run = 0; run < 1000; run++) Check(team);
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
