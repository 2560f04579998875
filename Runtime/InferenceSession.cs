using System.Collections.Immutable;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime;

/// <summary>
/// What a generated network owns: its packed weights, its workspaces and its threads. A call takes a lease for its duration; disposal
/// lets the leases that are out finish and then frees everything.
/// </summary>
public sealed unsafe class InferenceSession : IDisposable
{
    const int Disposed = int.MinValue;

    readonly AlignedMemory weights;
    readonly WorkspacePool workspaces = new();
    readonly WorkerTeam team;

    // The number of leases, and the sign bit once disposed.
    int state;

    /// <summary>Takes the packed weights over and starts the threads.</summary>
    /// <param name="weights">The weights, which the session frees.</param>
    /// <param name="threads">How many threads work on one call; 0 stands for one on each physical core.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative or absurd.</exception>
    public InferenceSession(AlignedMemory weights, int threads)
    {
        ArgumentNullException.ThrowIfNull(weights);
        this.weights = weights;
        team = new(threads);
    }

    /// <summary>Packs the weights that a reader gives, compiles the program meanwhile, and starts the threads.</summary>
    /// <param name="reader">The weights, in PyTorch's order.</param>
    /// <param name="network">What the network is.</param>
    /// <param name="program">Its code.</param>
    /// <param name="length">How many floats the packed weights are.</param>
    /// <param name="packing">How they are packed: a <see cref="PackingTable"/>.</param>
    /// <param name="threads">How many threads work on one call.</param>
    /// <exception cref="InvalidFileException">A weight is not finite, or the file was cut off since it was opened.</exception>
    public static InferenceSession Create(
        WeightReader reader, NetworkDescription network, in InferenceProgram program, long length, ReadOnlySpan<byte> packing, int threads)
    {
        var weights = new AlignedMemory(length, zeroed: false);
        InferenceSession session;
        try
        {
            session = new(weights, threads);
        }
        catch
        {
            weights.Dispose();
            throw;
        }

        try
        {
            var rehearsal = new Rehearsal(session, network, program);
            try
            {
                PackingTable.Parse(packing).Pack(reader, weights, session.Threads);
            }
            finally
            {
                rehearsal.Wait();
            }

            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>How many threads work on one call.</summary>
    public int Threads => team.Threads;

    /// <summary>Begins a call.</summary>
    /// <param name="workspaceLength">How many floats of workspace it needs.</param>
    /// <returns>The lease, which the caller disposes once.</returns>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    /// <exception cref="InsufficientMemoryException">A new workspace is needed and the system refuses it.</exception>
    public InferenceLease Enter(long workspaceLength)
    {
        if (Interlocked.Increment(ref state) < 0)
        {
            Leave();
            throw new ObjectDisposedException("The network");
        }

        try
        {
            return new(this, workspaces.Rent(workspaceLength), weights.Pointer);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Takes one item through the network and measures its steps.</summary>
    /// <param name="network">What the network is.</param>
    /// <param name="program">Its code.</param>
    /// <param name="instructionSet">The instruction set that the code is for.</param>
    /// <param name="inputs">The inputs in the order of the description.</param>
    /// <param name="outputs">Where the outputs go, in the order of the description.</param>
    /// <returns>The time of each step, in order.</returns>
    /// <exception cref="ArgumentException">The number or the length of the inputs or outputs is wrong, or an output overlaps an input.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public ImmutableArray<StepTime> Profile(
        NetworkDescription network, in InferenceProgram program, InstructionSetKind instructionSet, ReadOnlySpan<ReadOnlyMemory<float>> inputs, ReadOnlySpan<Memory<float>> outputs)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var ports = new ItemPorts(network, inputs, outputs);
        var addresses = stackalloc float*[inputs.Length + outputs.Length];
        ports.Write(addresses);
        var clock = new StepClock(network.Steps(instructionSet));
        using var lease = Enter(program.WorkspaceLength(Threads));
        var frame = program.FrameOf(lease, addresses, addresses + inputs.Length);
        Action phaseEnded = clock.PhaseEnded;
        clock.Start();
        team.Run(program.Run, &frame, program.Nanoseconds, phaseEnded);
        return clock.Times();
    }

    /// <summary>Refuses further calls and frees everything once the last call in progress has ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Or(ref state, Disposed) == 0) Free();
    }

    internal void Run(delegate*<void*, ref TeamMember, void> work, void* context, long nanoseconds) => team.Run(work, context, nanoseconds);

    internal void Leave(AlignedMemory workspace)
    {
        workspaces.Return(workspace);
        Leave();
    }

    void Leave()
    {
        if (Interlocked.Decrement(ref state) == Disposed) Free();
    }

    // Reached more than once when a refused Enter is the last to leave; each of the three can be disposed twice.
    void Free()
    {
        team.Dispose();
        workspaces.Dispose();
        weights.Dispose();
    }
}
