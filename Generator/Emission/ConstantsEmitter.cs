using NetGenCompiler.Graphs;
using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes what a network costs as constants, so that a program can decide on it while compiling.</summary>
static class ConstantsEmitter
{
    public static void Emit(ProgramSize size, CodeWriter writer)
    {
        var report = size.Report;
        Constant(writer, "Scalars that are learned, shared ones counted once.", "ParameterCount", report.Parameters);
        Constant(writer, "Scalars that are kept but not learned: running statistics and counts of batches.", "BufferCount", report.Buffers);
        Constant(writer, "Multiply-adds of convolutions, linear layers and matrix products for one item, without bias.", "MultiplyAdds", report.MultiplyAdds);
        Constant(writer, "Floating-point operations: two for each multiply-add.", "Flops", report.Flops);
        if (report.ReceptiveField is { } field)
        {
            Constant(writer, "Input rows that a pixel of the last map sees.", "ReceptiveField", field.Vertical.Size);
            Constant(writer, "Input rows between two neighbouring pixels of the last map.", "ReceptiveFieldStride", field.Vertical.Stride);
            Constant(writer, "Rows that the first pixel of the last map sees above the input.", "ReceptiveFieldPadding", field.Vertical.Padding);
        }

        Bytes(size.Plans, writer, "Bytes of the packed weights", "WeightBytes", p => 4 * p.WeightLength);
        Bytes(size.Plans, writer, "Bytes that a run of one item on one thread writes, its outputs excluded,", "ArenaBytes", p => p.ArenaBytes);
    }

    /// <summary>Writes what a training step needs of memory, beside what the caller holds and an optimizer remembers.</summary>
    public static void EmitTraining(TrainingPlan training, CodeWriter writer)
    {
        Bytes(training.Plans, writer, "Bytes that a step keeps of each item of the batch", "ItemBytes", p => TrainingMemory.Of(p).ItemBytes);
        Bytes(training.Plans, writer, "Bytes of scratch of each thread", "ThreadBytes", p => TrainingMemory.Of(p).ThreadBytes);
        Bytes(training.Plans, writer, "Bytes of parameters, gradients, packed weights and what belongs to the batch as a whole,", "SharedBytes", p => TrainingMemory.Of(p).SharedBytes);
    }

    static void Bytes(EquatableArray<NetworkPlan> plans, CodeWriter writer, string summary, string name, Func<NetworkPlan, long> bytes)
    {
        Constant(writer, $"{summary} on the instruction set that needs the most.", name, plans.Max(bytes));
        foreach (var plan in plans) Constant(writer, $"{summary} on {plan.InstructionSet.Name}.", name + plan.InstructionSet.Name, bytes(plan));
    }

    static void Constant(CodeWriter writer, string summary, string name, long value)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public const long {name} = {CodeWriter.Literal(value)};");
    }

    static void Constant(CodeWriter writer, string summary, string name, double value)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public const double {name} = {value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)};");
    }
}
