using NetGen.Runtime.Memory;

namespace NetGen.Runtime.Tests.Memory;

public unsafe class WorkspacePoolTests
{
    [Fact]
    public void A_returned_workspace_serves_the_next_caller()
    {
        using var pool = new WorkspacePool();
        var first = pool.Rent(100);
        pool.Return(first);
        Assert.Same(first, pool.Rent(100));
        Assert.NotSame(first, pool.Rent(100));
        Assert.Equal(2, pool.Lent);
    }

    [Fact]
    public void The_smallest_that_fits_is_lent()
    {
        using var pool = new WorkspacePool();
        var large = pool.Rent(1000);
        var small = pool.Rent(10);
        pool.Return(large);
        pool.Return(small);
        Assert.Same(small, pool.Rent(5));
        Assert.Same(large, pool.Rent(5));
    }

    [Fact]
    public void A_longer_one_replaces_an_idle_one()
    {
        using var pool = new WorkspacePool();
        var small = pool.Rent(10);
        pool.Return(small);
        var large = pool.Rent(20);
        Assert.Equal(20, large.Length);
        Assert.Throws<ObjectDisposedException>(() => small.Length == 0 || small.Pointer == null);
    }

    [Fact]
    public void Nothing_is_allocated_in_the_steady_state()
    {
        using var pool = new WorkspacePool();
        RentAndReturn(pool, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RentAndReturn(pool, 1000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void RentAndReturn(WorkspacePool pool, int times)
        {
            for (var i = 0; i < times; i++)
            {
                var first = pool.Rent(64);
                var second = pool.Rent(32);
                pool.Return(first);
                pool.Return(second);
            }
        }
    }

    [Fact]
    public void Disposal_frees_idle_workspaces_at_once_and_lent_ones_on_return()
    {
        var pool = new WorkspacePool();
        var lent = pool.Rent(10);
        var idle = pool.Rent(10);
        pool.Return(idle);
        pool.Dispose();
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => idle.Pointer == null);
        Assert.True(lent.Pointer != null);
        pool.Return(lent);
        Assert.Throws<ObjectDisposedException>(() => lent.Pointer == null);
        Assert.Throws<ObjectDisposedException>(() => pool.Rent(10));
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public void Two_callers_never_hold_one_workspace()
    {
        using var pool = new WorkspacePool();
        Parallel.For(0, 8, caller =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var workspace = pool.Rent(1 + (i % 40));
                workspace.Span[0] = caller;
                Thread.SpinWait(5);
                Assert.Equal(caller, workspace.Span[0]);
                pool.Return(workspace);
            }
        });
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public void A_negative_length_is_refused()
    {
        using var pool = new WorkspacePool();
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Rent(-1));
    }
}
