using NetGenCompiler.Ops.Recurrent;
using NetGenCompiler.Planning.Recurrent;

namespace NetGenCompiler.Emission.Recurrent;

/// <summary>Writes backpropagation through the steps of a sequence.</summary>
static class RecurrenceGradientEmitter
{
    public static void Emit(RecurrenceGradientStep step, StepScope scope)
    {
        foreach (var result in step.Results) scope.ClearHalo(result);
        var (op, isLstm) = (step.Op, step.Op.Cell == RecurrentCell.LSTM);
        Address Operand(bool exists, int index) => exists ? scope.Start(step.Operands[index]) : "null";
        var carry = op.HasState && RecurrentCells.Saved(op.Cell) > 0 ? scope.Start(step.Results[step.Results.Count - 1]) : "scratch";
        IEnumerable<Address> arguments =
        [
            Operand(true, 0), Operand(true, 1), Operand(RecurrentCells.Saved(op.Cell) > 0, 1 + op.States), Operand(isLstm, 2), Operand(op.HasState, op.FirstState),
            Operand(op.HasState && isLstm, op.FirstState + 1), Operand(op.OfCells, step.Operands.Count - 1), scope.Weights(step.Weight), scope.Start(step.Results[0]),
            scope.Start(step.Results[op.Cell == RecurrentCell.GRU ? 1 : 0]), carry,
            CodeWriter.Literal(step.Steps), CodeWriter.Literal(step.Units), op.IsReverse ? "0" : CodeWriter.Literal(step.Steps - 1), op.IsReverse ? "-1" : "1",
        ];
        scope.Writer.Line($"if (part == 0) {scope.Kernel(step.Kernel)}({string.Join(", ", arguments)});");
    }

    public static void Emit(RecurrenceGradientKernel kernel, CodeWriter writer)
    {
        RecurrentText text = new(kernel.InstructionSet, writer);
        var gates = RecurrentCells.Gates(kernel.Cell);
        writer.Line($"/// <summary>All steps of a {kernel.Cell} layer in one direction, the last first.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"public static void {kernel.MethodName}(float* dy, float* y, float* saved, float* cells, float* firstState, float* firstCell, float* ofCells, float* weights, float* gates, float* hidden, float* carry, long steps, long units, long last, long direction)");
        writer.Line($"var rows = {gates} * units;");
        writer.Open("for (long t = steps - 1, row = last; t >= 0; t--, row -= direction)");
        if (kernel.Cell == RecurrentCell.GRU) writer.Line("var previous = t > 0 ? y + ((row - direction) * units) : firstState;");
        if (kernel.Cell == RecurrentCell.LSTM) writer.Line("var lastCells = t > 0 ? cells + ((row - direction) * units) : firstCell;");
        writer.Line("var later = hidden + ((row + direction) * rows);");
        text.OpenUnits();
        text.Load("h0", "dy + (row * units) + unit");
        text.EmitProducts("later", "rows", "weights + (unit * rows)", "t < steps - 1", 1);
        EmitCell(kernel, text);
        writer.Close().Close().Close();
    }

    static void EmitCell(RecurrenceGradientKernel kernel, RecurrentText text)
    {
        var (v, writer) = (text.Vector, text.Writer);
        var one = v.Constant(1);
        switch (kernel.Cell)
        {
            case RecurrentCell.LSTM:
                LoadSaved("inputGate", "forgetGate", "candidate", "outputGate");
                text.Load("cell", "cells + (row * units) + unit");
                text.LoadIf("lastCell", "lastCells + unit", "lastCells != null");
                writer.Line("var tanh = Tanh(cell);");
                writer.Line($"var ofCell = h0 * outputGate * ({one} - (tanh * tanh));");
                writer.Line($"if (t < steps - 1) ofCell += {text.Loaded("carry + unit")};");
                writer.Line($"if (ofCells != null) ofCell += {text.Loaded("ofCells + (row * units) + unit")};");
                text.Store("ofCell * forgetGate", "carry + unit");
                StoreGates(
                    "gates", $"ofCell * candidate * inputGate * ({one} - inputGate)", $"ofCell * lastCell * forgetGate * ({one} - forgetGate)",
                    $"ofCell * inputGate * ({one} - (candidate * candidate))", $"h0 * tanh * outputGate * ({one} - outputGate)");
                break;
            case RecurrentCell.GRU:
                LoadSaved("reset", "update", "candidate", "product");
                text.LoadIf("before", "previous + unit", "previous != null");
                writer.Line($"if (t < steps - 1) h0 += {text.Loaded("carry + unit")};");
                text.Store("h0 * update", "carry + unit");
                writer.Line($"var ofCandidate = h0 * ({one} - update) * ({one} - (candidate * candidate));");
                writer.Line($"var ofReset = ofCandidate * product * reset * ({one} - reset);");
                writer.Line($"var ofUpdate = h0 * (before - candidate) * update * ({one} - update);");
                StoreGates("gates", "ofReset", "ofUpdate", "ofCandidate");
                StoreGates("hidden", "ofReset", "ofUpdate", "ofCandidate * reset");
                break;
            default:
                text.Load("result", "y + (row * units) + unit");
                StoreGates("gates", kernel.Cell == RecurrentCell.Tanh
                    ? $"h0 * ({one} - (result * result))"
                    : $"h0 & {kernel.InstructionSet.VectorClass}.GreaterThan(result, {v.Zero})");
                break;
        }

        void LoadSaved(params string[] names)
        {
            for (var i = 0; i < names.Length; i++) text.Load(names[i], $"saved + (((row * {names.Length}) + {i}) * units) + unit");
        }

        void StoreGates(string target, params string[] values)
        {
            for (var i = 0; i < values.Length; i++) text.Store(values[i], $"{target} + (row * rows) + ({i} * units) + unit");
        }
    }
}
