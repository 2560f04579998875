using NetGenCompiler.Passes;
using NetGenCompiler.Planning;

namespace NetGenCompiler.Emission;

/// <summary>Writes a plan as a class: the straight line of its steps, a method for each, and the packing of its weights.</summary>
static class ProgramEmitter
{
    // A step of training takes some 100 bytes of intermediate code, and a method over 20 KB may not be optimized.
    const int LargestSection = 128;

    /// <param name="texts">The texts of the plan's steps.</param>
    /// <param name="packs">Whether it packs the weights; those of further input sizes are packed by the default's.</param>
    /// <param name="writer">Where it is written.</param>
    public static void Emit(StepTexts texts, bool packs, CodeWriter writer) => Emit(texts, packs, _ => { }, writer);

    /// <summary>Writes the program of forward and backward.</summary>
    /// <param name="texts">The texts of the plan's steps.</param>
    /// <param name="training">What of it is whose gradient.</param>
    /// <param name="layers">The names of the definition's layers.</param>
    /// <param name="writer">Where it is written.</param>
    public static void EmitTraining(StepTexts texts, TrainingGraph training, ISet<string> layers, CodeWriter writer) =>
        Emit(texts, packs: true, w => TrainingPortsEmitter.Emit(texts.Plan, training, layers, w), writer);

    /// <summary>The methods that a run of so many steps is split into; none where it is a single one.</summary>
    public static IReadOnlyList<string> SectionsOf(string method, int steps) =>
        steps <= LargestSection ? [] : [.. Enumerable.Range(1, (steps + LargestSection - 1) / LargestSection).Select(i => $"{method}Section{i}")];

    /// <summary>The name of the class.</summary>
    public static string ClassName(NetworkPlan plan) => $"{plan.InstructionSet.Name}{(plan.IsTraining ? "Training" : "")}Program";

    static void Emit(StepTexts texts, bool packs, Action<CodeWriter> describe, CodeWriter writer)
    {
        var plan = texts.Plan;
        var names = StepNames.Of(plan);
        var work = new WorkEstimate(plan);
        var costs = FormattableString.Invariant($"{plan.Steps.Count} steps, {plan.ArenaBytes:N0} bytes of working memory, {4 * plan.WeightLength:N0} of weights");
        writer.Line($"/// <summary>{plan.Graph.Name} for {plan.InstructionSet.Name}: {costs}.</summary>");
        writer.Line("[SkipLocalsInit]");
        writer.Open($"internal static unsafe class {ClassName(plan)}");
        writer.Line($"public const long ArenaLength = {CodeWriter.Literal(plan.ArenaLength)}, ScratchLength = {CodeWriter.Literal(plan.ScratchLength)}, WeightLength = {CodeWriter.Literal(plan.WeightLength)};");
        writer.Line();
        if (plan.IsTraining) EmitHalves(plan, names, work, writer);
        else EmitInference(plan, names, work, writer);
        writer.Line();
        if (packs) PackingEmitter.Emit(plan, writer);
        describe(writer);
        StepMethodsEmitter.Emit(texts, names, writer);
        writer.Close();
    }

    static void EmitInference(NetworkPlan plan, IReadOnlyList<string> names, WorkEstimate work, CodeWriter writer)
    {
        writer.Line("/// <summary>About how long a run takes one thread.</summary>");
        writer.Line($"public const long Nanoseconds = {CodeWriter.Literal(plan.Steps.Sum(work.Nanoseconds))};");
        writer.Line();
        EmitRun(plan, names, work, 0, plan.Steps.Count, "Run", "One item through the network.", writer);
        writer.Line();
        StepTableEmitter.Emit(plan, writer);
    }

    static void EmitHalves(NetworkPlan plan, IReadOnlyList<string> names, WorkEstimate work, CodeWriter writer)
    {
        writer.Line("/// <summary>Floats of the memory that all items of a batch share.</summary>");
        writer.Line($"public const long SharedLength = {CodeWriter.Literal(plan.SharedLength)};");
        writer.Line();
        EmitRun(plan, names, work, 0, plan.ForwardSteps, "Forward", "A batch through the network.", writer);
        writer.Line();
        EmitRun(plan, names, work, plan.ForwardSteps, plan.Steps.Count, "Backward", "From the gradients of the outputs to those of the parameters.", writer);
    }

    static void EmitRun(NetworkPlan plan, IReadOnlyList<string> names, WorkEstimate work, int from, int to, string method, string summary, CodeWriter writer)
    {
        var optional = OptionalSteps.Of(plan);
        var sections = SectionsOf(method, to - from);
        writer.Line($"/// <summary>{summary} The threads of a team share the parts of each layer, given about how many nanoseconds it takes one of them.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {method}(void* context, ref TeamMember member)");
        writer.Line("var frame = (Frame*)context;");
        if (sections.Count == 0) EmitSection(from, to);
        foreach (var section in sections) writer.Line($"{section}(frame, ref member);");
        writer.Close();
        for (var i = 0; i < sections.Count; i++)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            writer.Open($"static void {sections[i]}(Frame* frame, ref TeamMember member)");
            EmitSection(from + (i * (to - from) / sections.Count), from + ((i + 1) * (to - from) / sections.Count));
            writer.Close();
        }

        void EmitSection(int first, int end)
        {
            for (var i = first; i < end; i++)
            {
                var isOptional = optional[i].Count > 0;
                if (isOptional) writer.Open($"if ({string.Join(" || ", optional[i].Select(output => $"frame->Outputs[{CodeWriter.Literal(output)}] != null"))})");
                EmitCall(plan, plan.Steps[i], names[i], work, writer);
                if (isOptional) writer.Close();
            }
        }
    }

    static void EmitCall(NetworkPlan plan, Step step, string name, WorkEstimate work, CodeWriter writer)
    {
        var nanoseconds = CodeWriter.Literal(work.Nanoseconds(step));
        if (!plan.IsTraining)
        {
            if (step.Turns > 1)
            {
                writer.Line($"for (var turn = 0; turn < {CodeWriter.Literal(step.Turns)}; turn++)");
                writer.Open().Line($"while (member.Take({CodeWriter.Literal(work.Nanoseconds(step) / step.Turns)})) {name}(frame, member.Thread, member.Part, member.Parts, turn);").Close();
                return;
            }

            if (step.KeepsScratch) writer.Open().Line("var kept = -1;");
            writer.Line($"while (member.Take({nanoseconds})) {name}(frame, member.Thread, member.Part, member.Parts{(step.KeepsScratch ? ", ref kept" : "")});");
            if (step.KeepsScratch) writer.Close();
            return;
        }

        if (!plan.IsPerItem(step))
        {
            writer.Line($"while (member.Take({nanoseconds}{(step.ReducesBatch ? " * frame->Items" : "")})) {name}(frame, member.Thread, member.Part, member.Parts);");
            return;
        }

        writer.Open($"while (member.Take({nanoseconds} * frame->Items))");
        writer.Line(step.SharesItems
            ? $"for (var item = member.Part; item < frame->Items; item += member.Parts) {name}(frame + item, member.Thread, 0, 1);"
            : $"for (var item = 0; item < frame->Items; item++) {name}(frame + item, member.Thread, member.Part, member.Parts);");
        writer.Close();
    }
}
