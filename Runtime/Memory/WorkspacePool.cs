namespace NetGen.Runtime.Memory;

/// <summary>
/// Lends workspaces to callers that run one network at the same time. A returned workspace serves the next caller, so that
/// in the steady state nothing is allocated: there are then as many workspaces as there were ever callers at once.
/// </summary>
/// <remarks>A workspace's content is undefined when it is lent, apart from a new one's, which is zero. All members may be called from any thread.</remarks>
public sealed class WorkspacePool : IDisposable
{
    readonly Lock gate = new();
    readonly List<AlignedMemory> idle = [];
    int lent;
    bool disposed;

    /// <summary>How many workspaces are lent at the moment.</summary>
    public int Lent
    {
        get
        {
            lock (gate) return lent;
        }
    }

    /// <summary>Lends a workspace: the smallest idle one that is long enough, or else a new one in place of the largest idle one.</summary>
    /// <param name="length">How many floats it holds at least.</param>
    /// <returns>A workspace that the caller hands back to <see cref="Return"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="ObjectDisposedException">The pool is disposed.</exception>
    /// <exception cref="InsufficientMemoryException">A new workspace is needed and the system refuses it.</exception>
    public AlignedMemory Rent(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        AlignedMemory? outgrown;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (TakeIdle(length, out outgrown) is { } fitting)
            {
                lent++;
                return fitting;
            }
        }

        outgrown?.Dispose();
        var workspace = new AlignedMemory(length);
        lock (gate)
        {
            if (!disposed)
            {
                lent++;
                idle.EnsureCapacity(lent + idle.Count);
                return workspace;
            }
        }

        workspace.Dispose();
        throw new ObjectDisposedException(nameof(WorkspacePool));
    }

    /// <summary>Takes a workspace back; when the pool is disposed it is freed.</summary>
    /// <param name="workspace">What <see cref="Rent"/> lent, once.</param>
    public void Return(AlignedMemory workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        lock (gate)
        {
            lent--;
            if (!disposed)
            {
                idle.Add(workspace);
                return;
            }
        }

        workspace.Dispose();
    }

    /// <summary>Frees what is not lent and refuses further loans; what is lent is freed when it comes back.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            foreach (var workspace in idle) workspace.Dispose();
            idle.Clear();
        }
    }

    AlignedMemory? TakeIdle(long length, out AlignedMemory? outgrown)
    {
        outgrown = null;
        int smallestFitting = -1, largest = -1;
        for (var i = 0; i < idle.Count; i++)
        {
            if (idle[i].Length >= length && (smallestFitting < 0 || idle[i].Length < idle[smallestFitting].Length)) smallestFitting = i;
            if (largest < 0 || idle[i].Length > idle[largest].Length) largest = i;
        }

        if (smallestFitting >= 0) return Remove(smallestFitting);
        if (largest >= 0) outgrown = Remove(largest);
        return null;
    }

    AlignedMemory Remove(int index)
    {
        var workspace = idle[index];
        idle[index] = idle[^1];
        idle.RemoveAt(idle.Count - 1);
        return workspace;
    }
}
