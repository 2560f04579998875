using System.Diagnostics;
using System.Reflection;
using NetGen.Cli.Compilation;
using NetGen.Runtime.Execution;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Threading;
using NetGen.Testing;
using NetGenCompiler.Emission;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Bench;

/// <summary>A compiled plan, over memory of its own, whose steps are timed one by one. The numbers in it are arbitrary.</summary>
sealed unsafe class StepTimer : IDisposable
{
    const int MostPartsOfThread = 4;

    readonly List<AlignedMemory> memory = [];
    readonly Type type;
    readonly StepMethod[] methods;
    readonly Frame* frame;
    readonly SharedStep* sharedStep;
    readonly WorkEstimate work;

    public StepTimer(NetworkPlan plan, int threads = 1, int items = 1)
    {
        Plan = plan;
        work = new(plan);
        var assembly = InMemoryCompilation.Load(GeneratedProgram.Sources(plan));
        type = assembly.GetTypes().Single(t => t.Name == ProgramEmitter.ClassName(plan));
        var names = StepNames.Of(plan);
        methods = new StepMethod[names.Count];
        for (var i = 0; i < methods.Length; i++)
        {
            methods[i] = new((void*)type.GetMethod(names[i], BindingFlags.Static | BindingFlags.NonPublic)!.MethodHandle.GetFunctionPointer(), plan.Steps[i].KeepsScratch);
        }

        frame = (Frame*)Allocate(64 * items);
        sharedStep = (SharedStep*)Allocate(sizeof(SharedStep) / sizeof(float));
        sharedStep->Times = (double*)Allocate(WorkerTeam.MaximumThreads * MostPartsOfThread * 2);
        var inputs = (float**)Allocate(plan.Graph.Inputs.Count * 2);
        for (var i = 0; i < plan.Graph.Inputs.Count; i++) inputs[i] = Allocate(plan.Graph.ShapeOf(plan.Graph.Inputs[i].Value).Length);
        var outputs = (float**)Allocate(plan.Graph.Outputs.Count * 2);
        for (var i = 0; i < plan.Graph.Outputs.Count; i++) outputs[i] = Allocate(plan.Graph.ShapeOf(plan.Graph.Outputs[i].Value).Length);
        float* arena = Allocate(plan.ArenaLength * items), shared = Allocate(plan.SharedLength);
        float* weights = Allocate(plan.WeightLength), scratch = Allocate(plan.ScratchLength * threads);
        sharedStep->Frames = frame;
        for (var item = 0; item < items; item++)
        {
            frame[item] = new()
            {
                Arena = arena + (item * plan.ArenaLength),
                Shared = shared,
                Weights = weights,
                Scratch = scratch,
                ScratchLength = (nint)plan.ScratchLength,
                Inputs = inputs,
                Outputs = outputs,
                Items = items,
                ItemStride = (nint)plan.ArenaLength,
            };
        }
    }

    public NetworkPlan Plan { get; }

    /// <summary>Executes a step on the calling thread, in training for all items.</summary>
    public void Execute(int step)
    {
        for (var item = 0; item < Executions(step); item++)
        {
            var kept = -1;
            methods[step].Execute(frame + item, 0, 0, 1, ref kept);
        }
    }

    /// <summary>Seconds of one execution of a step on one thread.</summary>
    public double Time(int step, int repetitions)
    {
        var start = ThreadClock.Seconds;
        for (var i = 0; i < repetitions; i++) Execute(step);
        return (ThreadClock.Seconds - start) / repetitions;
    }

    /// <summary>
    /// Seconds that the threads of a team need for a step together, undisturbed: each part is timed on the thread that took it, beside the others, and
    /// the parts are then given in order to whichever thread would be free first.
    /// </summary>
    public double TimeShared(WorkerTeam team, int index)
    {
        var step = Plan.Steps[index];
        var items = Plan.IsTraining && (step.ReducesBatch || Plan.IsPerItem(step)) ? frame->Items : 1;
        sharedStep->Method = methods[index];
        sharedStep->Executions = Executions(index);
        sharedStep->Nanoseconds = work.Nanoseconds(step) * items;
        team.Run(&Share, sharedStep);
        Span<double> free = stackalloc double[team.Threads];
        free.Clear();
        for (var part = 0; part < sharedStep->Parts; part++)
        {
            free.Sort();
            free[0] += sharedStep->Times[part];
        }

        free.Sort();
        return free[^1];

        static void Share(void* context, ref TeamMember member)
        {
            var step = (SharedStep*)context;
            var kept = -1;
            while (member.Take(step->Nanoseconds))
            {
                var start = ThreadClock.Seconds;
                for (var item = 0; item < step->Executions; item++) step->Method.Execute(step->Frames + item, member.Thread, member.Part, member.Parts, ref kept);
                step->Times[member.Part] = ThreadClock.Seconds - start;
                step->Parts = member.Parts;
            }
        }
    }

    /// <summary>Seconds of one run of the whole network by a team.</summary>
    public double TimeRun(WorkerTeam team, int repetitions)
    {
        var run = (delegate*<void*, ref TeamMember, void>)type.GetMethod("Run")!.MethodHandle.GetFunctionPointer();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repetitions; i++) team.Run(run, frame);
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repetitions;
    }

    int Executions(int step) => Plan.IsTraining && Plan.IsPerItem(Plan.Steps[step]) ? frame->Items : 1;

    public void Dispose()
    {
        foreach (var block in memory) block.Dispose();
        memory.Clear();
    }

    float* Allocate(long length)
    {
        memory.Add(new(length, zeroed: false));
        var block = memory[^1].Pointer;
        for (var i = 0L; i < length; i++) block[i] = ((i * 7919 % 1009) - 504) / 5040f;
        return block;
    }

    /// <summary>What the threads that share a step know of it.</summary>
    struct SharedStep
    {
        public StepMethod Method;
        public Frame* Frames;
        public int Executions;
        public long Nanoseconds;
        public int Parts;
        public double* Times;
    }
}
