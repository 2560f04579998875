using System.Runtime.InteropServices;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training;

/// <summary>Packs the parameters at the beginning of a step, shared by the threads of a team.</summary>
/// <param name="table">What is packed, and how.</param>
/// <param name="values">The parameters.</param>
/// <param name="weights">Where they go.</param>
sealed unsafe class TeamPacking(PackingTable table, ParameterValues values, AlignedMemory weights) : IDisposable
{
    // A number is read, moved within vectors and written.
    const double NanosecondsPerNumber = 0.5;

    GCHandle handle;

    /// <summary>Packs the parameters as they are now.</summary>
    public void Run(WorkerTeam team)
    {
        if (weights.Length == 0) return;
        if (!handle.IsAllocated) handle = GCHandle.Alloc(this);
        team.Run(&Pack, (void*)GCHandle.ToIntPtr(handle));
    }

    /// <summary>Lets go of what the threads were given.</summary>
    public void Dispose()
    {
        if (handle.IsAllocated) handle.Free();
    }

    static void Pack(void* context, ref TeamMember member)
    {
        var packing = (TeamPacking)GCHandle.FromIntPtr((nint)context).Target!;
        packing.Pack(ref member);
    }

    void Pack(ref TeamMember member)
    {
        while (member.Take((long)(weights.Length * NanosecondsPerNumber))) table.Pack(values, weights.Span, member.Part, member.Parts);
    }
}
