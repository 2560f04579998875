using NetGenCompiler.Planning.Convolution;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Writes the loops of a depthwise or small-group convolution. A thread's unit of work is one row of one vector of output channels.</summary>
static class ChannelwiseStepEmitter
{
    public static void Emit(ChannelwiseStep step, StepScope scope)
    {
        scope.ClearHalo(step.Result);
        OpenUnits(step, step.Geometry.Height, scope);
        EmitUnit(step, scope);
        scope.Writer.Close();
    }

    /// <summary>Writes steps of the same channels whose rows have one loop: what they write lies side by side, and is still near when the next writes.</summary>
    public static void EmitRowByRow(IReadOnlyList<ChannelwiseStep> steps, StepScope scope)
    {
        var rows = steps.Max(s => s.Geometry.Height);
        OpenUnits(steps[0], rows, scope);
        foreach (var step in steps)
        {
            scope.Writer.Open(step.Geometry.Height < rows ? $"if (row < {CodeWriter.Literal(step.Geometry.Height)})" : "");
            EmitUnit(step, scope);
            scope.Writer.Close();
        }

        scope.Writer.Close();
    }

    static void OpenUnits(ChannelwiseStep step, int rows, StepScope scope)
    {
        scope.Share((step.Geometry.Outputs + scope.InstructionSet.Lanes - 1L) / scope.InstructionSet.Lanes * rows);
        scope.Writer.Open("for (var unit = from; unit < to; unit++)");
        scope.Writer.Line($"var (block, row) = Math.DivRem(unit, {CodeWriter.Literal(rows)});");
    }

    static void EmitUnit(ChannelwiseStep step, StepScope scope)
    {
        var (writer, g, lanes) = (scope.Writer, step.Geometry, scope.InstructionSet.Lanes);
        var inputBlock = g.GroupInputs == g.GroupOutputs
            ? "block"
            : $"(block * {CodeWriter.Literal(lanes)} / {CodeWriter.Literal(g.GroupOutputs)} * {CodeWriter.Literal(g.GroupInputs)} / {CodeWriter.Literal(lanes)})";
        if (g.Volume is not null) VolumeRows.Declare(writer, g, "row");
        Declare("x", scope.Start(step.Input, g.InputStart), Address.Stride(inputBlock, g.InputPlane), g.Volume is null ? Address.Stride("row", (long)g.StrideHeight * g.InputRow) : VolumeRows.Input);
        Declare("w", scope.Weights(step.Weight), Address.Stride("block", (long)g.Taps * g.GroupInputs * lanes));
        Declare("bias", scope.Weights(step.Bias), Address.Stride("block", lanes));
        Declare("y", scope.Start(step.Result, g.OutputStart), Address.Stride("block", g.OutputPlane), g.Volume is null ? Address.Stride("row", g.OutputRow) : VolumeRows.Output);
        var epilogues = new StepEpilogues(scope, step.Epilogues, g);
        epilogues.Declare(g.Volume is null ? "row" : VolumeRows.Row, "block");
        if (step.Phases.Count == 1)
        {
            EmitRow(step, scope, step.Phases[0], epilogues);
        }
        else
        {
            writer.Open($"switch (block % {CodeWriter.Literal(step.Phases.Count)})");
            for (var i = 0; i < step.Phases.Count; i++)
            {
                writer.Open(i < step.Phases.Count - 1 ? $"case {CodeWriter.Literal(i)}:" : "default:");
                EmitRow(step, scope, step.Phases[i], epilogues);
                writer.Line("break;").Close();
            }

            writer.Close();
        }

        if (epilogues.HasRowKernel) writer.Line($"{scope.Kernel(step.RowKernel)}({string.Join(", ", ["y", "y", CodeWriter.Literal(g.Width), .. epilogues.RowArguments("", 0, 0)])});");

        void Declare(string name, Address pointer, params string[] offsets) => writer.Line($"var {name} = {Address.Sum(pointer, 0, offsets)};");
    }

    static void EmitRow(ChannelwiseStep step, StepScope scope, ChannelwisePhase phase, StepEpilogues epilogues)
    {
        var g = step.Geometry;
        TileLoops.ForEach(scope.Writer, step.Columns, "column", (columns, column) =>
        {
            var kernel = step.Kernel(phase, columns);
            var arguments = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["x"] = Address.Sum("x", 0, Address.Stride(column, (long)g.StrideWidth * g.InputPixel)).ToString(),
                ["w"] = "w",
                ["bias"] = "bias",
                ["y"] = Address.Sum("y", 0, Address.Stride(column, g.OutputPixel)).ToString(),
                ["kernelHeight"] = CodeWriter.Literal(g.KernelHeight),
                ["inputRow"] = CodeWriter.Literal(g.DilationHeight * g.InputRow),
            };
            if (g.Volume is not null) VolumeRows.AddArguments(arguments, g);
            foreach (var (name, value) in epilogues.TileArguments(column)) arguments[name] = value;
            scope.Writer.Line($"{scope.Kernel(kernel)}({string.Join(", ", kernel.Parameters.Select(p => arguments[p.Name]))});");
        });
    }
}
