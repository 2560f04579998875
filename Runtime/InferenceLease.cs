using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;

namespace NetGen.Runtime;

/// <summary>A call in progress: while it lasts, the pointers are valid.</summary>
public readonly unsafe ref struct InferenceLease
{
    readonly InferenceSession session;
    readonly AlignedMemory workspace;

    internal InferenceLease(InferenceSession session, AlignedMemory workspace, float* weights)
    {
        this.session = session;
        this.workspace = workspace;
        Weights = weights;
    }

    /// <summary>The packed weights.</summary>
    public float* Weights { get; }

    /// <summary>A workspace of this call's own, at least as long as it asked for.</summary>
    public float* Workspace => workspace.Pointer;

    /// <summary>Executes a function on the network's threads, or on this one alone while they are busy with another call.</summary>
    /// <param name="work">The function: the context and the member of the team that executes it, which it asks for parts.</param>
    /// <param name="context">What the function gets first.</param>
    /// <param name="nanoseconds">About how long all of it takes one thread.</param>
    public void Run(delegate*<void*, ref TeamMember, void> work, void* context, long nanoseconds = long.MaxValue) => session.Run(work, context, nanoseconds);

    /// <summary>Ends the call.</summary>
    public void Dispose() => session.Leave(workspace);
}
