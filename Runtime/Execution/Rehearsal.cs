using System.Runtime.CompilerServices;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;

namespace NetGen.Runtime.Execution;

/// <summary>
/// A run on zeros, on a thread of its own, while the weights are still being packed: it has the code compiled and the memory touched that the first run would wait
/// for. What it computes is nobody's.
/// </summary>
sealed unsafe class Rehearsal
{
    readonly InferenceSession session;
    readonly NetworkDescription network;
    readonly InferenceProgram program;
    readonly Thread? thread;

    /// <summary>Starts it, where code is compiled at run time.</summary>
    public Rehearsal(InferenceSession session, NetworkDescription network, in InferenceProgram program)
    {
        (this.session, this.network, this.program) = (session, network, program);
        if (!RuntimeFeature.IsDynamicCodeCompiled) return;
        thread = new(Run) { IsBackground = true, Name = "NetGen rehearsal" };
        thread.Start();
    }

    /// <summary>Waits for its end.</summary>
    public void Wait() => thread?.Join();

    void Run()
    {
        try
        {
            using var ports = new AlignedMemory(network.Inputs.Concat(network.Outputs).Sum(p => p.Length));
            var next = ports.Pointer;
            var inputs = stackalloc float*[network.Inputs.Length];
            var outputs = stackalloc float*[network.Outputs.Length];
            for (var i = 0; i < network.Inputs.Length; next += network.Inputs[i++].Length) inputs[i] = next;
            for (var i = 0; i < network.Outputs.Length; next += network.Outputs[i++].Length) outputs[i] = next;
            using var lease = session.Enter(program.WorkspaceLength(session.Threads));
            var frame = program.FrameOf(lease, inputs, outputs);
            var alone = default(TeamMember);
            program.Run(&frame, ref alone);
        }
#pragma warning disable CA1031 // Whatever fails here, such as memory that the system refuses, fails in the first run too, whose caller then hears of it.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
