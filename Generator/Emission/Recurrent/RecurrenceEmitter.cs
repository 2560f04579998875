using NetGenCompiler.Ops.Recurrent;
using NetGenCompiler.Planning.Recurrent;

namespace NetGenCompiler.Emission.Recurrent;

/// <summary>Writes the recurrence of a layer over all steps of a sequence.</summary>
static class RecurrenceEmitter
{
    public static void Emit(RecurrenceStep step, StepScope scope)
    {
        foreach (var result in step.Results) scope.ClearHalo(result);
        var (writer, lanes) = (scope.Writer, scope.InstructionSet.Lanes);
        Address Operand(int index) => index < step.Operands.Count ? scope.Start(step.Operands[index]) : "null";
        Address Result(bool exists, int index) => exists ? scope.Start(step.Results[index]) : "null";
        var isLstm = step.Op.Cell == RecurrentCell.LSTM;
        var inTurns = step.Turns > 1;
        if (inTurns) scope.Share((step.Units + lanes - 1) / lanes);
        else writer.Line("// Each step waits for all units of the one before.").Line("if (part > 0) return;");
        IEnumerable<Address> arguments =
        [
            Operand(0), scope.Weights(step.Weight), scope.Weights(step.Bias), scope.Start(step.Results[0]), Result(step.SavesGates, step.Results.Count - 1), Result(isLstm, 1), Operand(1), Operand(2),
            inTurns ? "turn" : "0", inTurns ? "turn + 1" : CodeWriter.Literal(step.Steps), CodeWriter.Literal(step.Units),
            inTurns ? $"from * {lanes}" : "0", inTurns ? $"Math.Min(to * {lanes}, {CodeWriter.Literal(step.Units)})" : CodeWriter.Literal(step.Units),
            step.Op.IsReverse ? CodeWriter.Literal(step.Steps - 1) : "0", step.Op.IsReverse ? "-1" : "1",
        ];
        writer.Line($"{scope.Kernel(step.Kernel)}({string.Join(", ", arguments)});");
    }

    public static void Emit(RecurrenceKernel kernel, CodeWriter writer)
    {
        RecurrentText text = new(kernel.InstructionSet, writer);
        var (v, gates) = (text.Vector, RecurrentCells.Gates(kernel.Cell));
        writer.Line($"/// <summary>Steps of a {kernel.Cell} layer in one direction, for some of the units.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* gates, float* weights, float* bias, float* y, float* saved, float* cells, float* firstState, float* firstCell, long from, long to, long units, long firstUnit, long endUnit, long first, long direction)");
        writer.Open("for (long t = from, row = first + (from * direction); t < to; t++, row += direction)");
        writer.Line("var previous = t > 0 ? y + ((row - direction) * units) : firstState;");
        if (kernel.Cell == RecurrentCell.LSTM) writer.Line("var lastCells = t > 0 ? cells + ((row - direction) * units) : firstCell;");
        text.OpenUnits("firstUnit", "endUnit");
        writer.Line($"var x = gates + (row * {gates} * units) + unit;");
        for (var g = 0; g < gates; g++) writer.Line($"var h{g} = {v.Load($"bias + (unit * {gates}) + {g * v.Lanes}")};");
        text.EmitProducts("previous", "units", "weights + (unit * units * " + gates + ")", "previous != null", gates);
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
                text.LoadIf("lastCell", "lastCells + unit", "lastCells != null");
                writer.Line($"var cell = {v.MultiplyAdd("forgetGate", "lastCell", "inputGate * candidate")};");
                text.Store("cell", "cells + (row * units) + unit");
                text.Store("outputGate * Tanh(cell)", "y + (row * units) + unit");
                Save("inputGate", "forgetGate", "candidate", "outputGate");
                break;
            case RecurrentCell.GRU:
                writer.Line("var reset = Sigmoid(x0 + h0);").Line("var update = Sigmoid(x1 + h1);").Line($"var candidate = Tanh({v.MultiplyAdd("reset", "h2", "x2")});");
                text.LoadIf("last", "previous + unit", "previous != null");
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
