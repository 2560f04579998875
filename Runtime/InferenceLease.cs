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
    /// <param name="work">The function: the context, the index of the thread, the number of threads, and their barrier. It does not throw.</param>
    /// <param name="context">What the function gets first.</param>
    public void Run(delegate*<void*, int, int, SpinBarrier, void> work, void* context) => session.Run(work, context);

    /// <summary>Ends the call.</summary>
    public void Dispose() => session.Leave(workspace);
}
