using System.Runtime.InteropServices;

namespace NetGen.Runtime.Threading;

/// <summary>Work in equal parts, which the threads of a team share as often as it is run.</summary>
/// <param name="work">Does one of several parts: its number, from 0, and how many there are. Parts have nothing in common.</param>
sealed unsafe class SharedWork(Action<int, int> work) : IDisposable
{
    GCHandle handle;

    /// <summary>Does all parts.</summary>
    /// <param name="team">The threads.</param>
    /// <param name="nanoseconds">About how long all of it takes one thread; what is too short to be shared, the caller does alone.</param>
    public void Run(WorkerTeam team, long nanoseconds)
    {
        if (!handle.IsAllocated) handle = GCHandle.Alloc(this, GCHandleType.Weak);
        team.Run(&Run, (void*)GCHandle.ToIntPtr(handle), nanoseconds);
    }

    /// <summary>Lets go of what the threads were given.</summary>
    public void Dispose()
    {
        if (handle.IsAllocated) handle.Free();
    }

    // The handle is touched within a part alone: a late thread goes through this after the run, when the work may be gone.
    static void Run(void* context, ref TeamMember member)
    {
        while (member.Take(long.MaxValue)) ((SharedWork)GCHandle.FromIntPtr((nint)context).Target!).Do(member.Part, member.Parts);
    }

    void Do(int part, int parts) => work(part, parts);
}
