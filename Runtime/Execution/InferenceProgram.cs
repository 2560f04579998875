using System.ComponentModel;
using NetGen.Runtime.Threading;

namespace NetGen.Runtime.Execution;

/// <summary>The generated code of a network at one input size, for one instruction set.</summary>
/// <param name="run">Takes an item through the network: a <see cref="Frame"/>, and the member of the team.</param>
/// <param name="arenaLength">Floats of an item's working memory.</param>
/// <param name="scratchLength">Floats of scratch memory for each thread.</param>
/// <param name="nanoseconds">About how long it takes one thread.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct InferenceProgram(delegate*<void*, ref TeamMember, void> run, long arenaLength, long scratchLength, long nanoseconds)
{
    /// <summary>Takes an item through the network: a <see cref="Frame"/>, and the member of the team.</summary>
    public delegate*<void*, ref TeamMember, void> Run { get; } = run;

    /// <summary>Floats of an item's working memory.</summary>
    public long ArenaLength { get; } = arenaLength;

    /// <summary>Floats of scratch memory for each thread.</summary>
    public long ScratchLength { get; } = scratchLength;

    /// <summary>About how long it takes one thread.</summary>
    public long Nanoseconds { get; } = nanoseconds;

    /// <summary>Floats that a call needs beside weights, inputs and outputs.</summary>
    public long WorkspaceLength(int threads) => ArenaLength + (ScratchLength * threads);

    /// <summary>The memory of an item.</summary>
    /// <param name="lease">The call.</param>
    /// <param name="inputs">The item of each input.</param>
    /// <param name="outputs">The item of each output.</param>
    public Frame FrameOf(in InferenceLease lease, float** inputs, float** outputs) => new()
    {
        Arena = lease.Workspace,
        Weights = lease.Weights,
        Scratch = lease.Workspace + ArenaLength,
        ScratchLength = (nint)ScratchLength,
        Inputs = inputs,
        Outputs = outputs,
    };
}
