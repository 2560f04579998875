using System.Runtime.InteropServices;
using NetGen.Runtime.Threading;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>An optimizer's step, shared by the threads of a team: sweeps are bound by memory, of which one core does not take all.</summary>
/// <param name="optimizer">The optimizer.</param>
sealed unsafe class TeamStep(Optimizer optimizer) : IDisposable
{
    // What a number takes: it, its gradient and what the optimizer remembers are read, and most are written.
    const double NanosecondsPerNumber = 1;

    GCHandle handle;
    double scale;

    /// <summary>Changes all parameters.</summary>
    /// <param name="team">The threads.</param>
    /// <param name="factor">What gradients are multiplied by.</param>
    public void Run(WorkerTeam team, double factor)
    {
        scale = factor;
        if (!handle.IsAllocated) handle = GCHandle.Alloc(this, GCHandleType.Weak);
        team.Run(&Change, (void*)GCHandle.ToIntPtr(handle), (long)(optimizer.Parameters.TrainableLength * NanosecondsPerNumber));
    }

    /// <summary>Lets go of what the threads were given.</summary>
    public void Dispose()
    {
        if (handle.IsAllocated) handle.Free();
    }

    // The handle is touched within a part alone: a late thread goes through this after the step, when the optimizer may be gone.
    static void Change(void* context, ref TeamMember member)
    {
        while (member.Take(long.MaxValue))
        {
            var step = (TeamStep)GCHandle.FromIntPtr((nint)context).Target!;
            step.Change(member.Part, member.Parts);
        }
    }

    void Change(int part, int parts) => optimizer.Change(scale, part, parts);
}
