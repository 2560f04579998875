using NetGenCompiler.Ops.Recurrent;
using NetGenCompiler.Planning.Recurrent;

namespace NetGenCompiler.Emission.Recurrent;

/// <summary>Writes the recurrence of a layer over all steps of a sequence.</summary>
static class RecurrenceEmitter
{
    public static void Emit(RecurrenceStep step, StepScope scope)
    {
        foreach (var result in step.Results) scope.ClearHalo(result);
        var isSaved = step.Results.Count > 1;
        var saved = isSaved ? scope.Start(step.Results[1]) : "null";
        var cells = step.Op.Cell != RecurrentCell.LSTM ? "null" : isSaved ? scope.Start(step.Results[2]) : "scratch";
        IEnumerable<Address> arguments =
        [
            scope.Start(step.Gates), scope.Weights(step.Weight), scope.Weights(step.Bias), scope.Start(step.Results[0]), saved, cells, isSaved ? CodeWriter.Literal(step.Units) : "0",
            CodeWriter.Literal(step.Steps), CodeWriter.Literal(step.Units), step.Op.IsReverse ? CodeWriter.Literal(step.Steps - 1) : "0", step.Op.IsReverse ? "-1" : "1",
        ];
        scope.Writer.Line($"if (part == 0) {scope.Kernel(step.Kernel)}({string.Join(", ", arguments)});");
    }

    public static void Emit(RecurrenceKernel kernel, CodeWriter writer)
    {
        RecurrentText text = new(kernel.InstructionSet, writer);
        var (v, gates) = (text.Vector, RecurrentCells.Gates(kernel.Cell));
        writer.Line($"/// <summary>All steps of a {kernel.Cell} layer in one direction.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* gates, float* weights, float* bias, float* y, float* saved, float* cells, long cellStep, long steps, long units, long first, long direction)");
        writer.Open("for (long t = 0, row = first; t < steps; t++, row += direction)");
        writer.Line("var previous = y + ((row - direction) * units);");
        text.OpenUnits();
        writer.Line($"var x = gates + (row * {gates} * units) + unit;");
        for (var g = 0; g < gates; g++) writer.Line($"var h{g} = {v.Load($"bias + (unit * {gates}) + {g * v.Lanes}")};");
        text.EmitProducts("previous", "units", "weights + (unit * units * " + gates + ")", "t > 0", gates);
        for (var g = 0; g < gates; g++) text.Load($"x{g}", $"x + ({g} * units)");
        EmitCell(kernel, text);
        writer.Close().Close().Close();
    }

    static void EmitCell(RecurrenceKernel kernel, RecurrentText text)
    {
        var (v, writer) = (text.Vector, text.Writer);
        switch (kernel.Cell)
        {
            case RecurrentCell.LSTM:
                writer.Line("var inputGate = Sigmoid(x0 + h0);").Line("var forgetGate = Sigmoid(x1 + h1);").Line("var candidate = Tanh(x2 + h2);").Line("var outputGate = Sigmoid(x3 + h3);");
                text.LoadIf("lastCell", "cells + ((row - direction) * cellStep) + unit", "t > 0");
                writer.Line($"var cell = {v.MultiplyAdd("forgetGate", "lastCell", "inputGate * candidate")};");
                text.Store("cell", "cells + (row * cellStep) + unit");
                text.Store("outputGate * Tanh(cell)", "y + (row * units) + unit");
                Save("inputGate", "forgetGate", "candidate", "outputGate");
                break;
            case RecurrentCell.GRU:
                writer.Line("var reset = Sigmoid(x0 + h0);").Line("var update = Sigmoid(x1 + h1);").Line($"var candidate = Tanh({v.MultiplyAdd("reset", "h2", "x2")});");
                text.LoadIf("last", "previous + unit", "t > 0");
                text.Store(v.MultiplyAdd("update", "last - candidate", "candidate"), "y + (row * units) + unit");
                Save("reset", "update", "candidate", "h2");
                break;
            default:
                text.Store(kernel.Cell == RecurrentCell.Tanh ? "Tanh(x0 + h0)" : v.Max(v.Zero, "x0 + h0"), "y + (row * units) + unit");
                break;
        }

        void Save(params string[] values)
        {
            if (!kernel.Saves) return;
            for (var i = 0; i < values.Length; i++) text.Store(values[i], $"saved + (((row * {values.Length}) + {i}) * units) + unit");
        }
    }
}
