using NetGen.Runtime.Execution;

namespace NetGenCompiler.Bench;

/// <summary>The method of a step.</summary>
/// <param name="pointer">Its address.</param>
/// <param name="keepsScratch">Whether it takes what a thread's part before left in the scratch memory.</param>
readonly unsafe struct StepMethod(void* pointer, bool keepsScratch)
{
    readonly void* pointer = pointer;
    readonly bool keepsScratch = keepsScratch;

    public void Execute(Frame* frame, int thread, int part, int parts, ref int kept)
    {
        if (keepsScratch) ((delegate*<Frame*, int, int, int, ref int, void>)pointer)(frame, thread, part, parts, ref kept);
        else ((delegate*<Frame*, int, int, int, void>)pointer)(frame, thread, part, parts);
    }
}
