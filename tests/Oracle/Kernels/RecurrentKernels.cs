using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Recurrent;

namespace NetGenOracle.Kernels;

/// <summary>Recurrent layers step by step, and backpropagation through their steps.</summary>
static class RecurrentKernels
{
    /// <summary>All layers and directions of a network of them, and the states after their last steps.</summary>
    public static IReadOnlyList<OracleTensor> Layers(OperatorCall call, RecurrentLayers op)
    {
        var (x, steps, next) = (call.X, call.X.Shape[0], 0);
        List<OracleTensor> last = [.. call.Outputs.Skip(1).Select(o => OracleTensor.Zeros(o, call.Batch))];
        for (var layer = 0; layer < op.Layers; layer++)
        {
            var y = OracleTensor.Zeros(TensorShape.Of(steps, op.Directions * op.HiddenSize), call.Batch);
            for (var direction = 0; direction < op.Directions; direction++)
            {
                OracleTensor[] weights = [.. call.Weights.Skip(next).Take(op.WeightsOfDirection)];
                next += op.WeightsOfDirection;
                var (place, isReverse) = ((layer * op.Directions) + direction, direction == 1);
                var gates = Products(x, weights[0].Data, op.Bias ? weights[2].Data : new double[op.Rows]);
                var first = call.Inputs.Skip(1).Select(s => Row(s, place)).ToList();
                var (h, _, cells) = Steps(gates, weights[1].Data, op.Bias ? weights[3].Data : new double[op.Rows], op.Cell, isReverse, first);
                for (var i = 0; i < h.Data.Length; i++) y.Data[(i / op.HiddenSize * op.Directions * op.HiddenSize) + (direction * op.HiddenSize) + (i % op.HiddenSize)] = h.Data[i];
                for (var state = 0; state < last.Count; state++) SetRow(last[state], place, Row(state == 0 ? h : cells, isReverse ? 0 : steps - 1));
            }

            x = y;
        }

        return [x, .. last];
    }

    public static IReadOnlyList<OracleTensor> Recurrence(OperatorCall call, Recurrence op)
    {
        var (y, saved, cells) = Steps(call.X, call.Weights[0].Data, call.Weights[1].Data, op.Cell, op.IsReverse, [.. call.Inputs.Skip(1)]);
        IReadOnlyList<OracleTensor> results = op.Cell == RecurrentCell.LSTM ? [y, cells, saved] : [y, saved];
        return [.. results.Take(call.Outputs.Count)];
    }

    // A row of each item, and its place.
    static OracleTensor Row(OracleTensor x, int row)
    {
        var result = OracleTensor.Zeros(TensorShape.Of(1, x.Shape[1]), x.Batch);
        for (var item = 0; item < x.Batch; item++) x.Item(item).Slice(row * x.Shape[1], x.Shape[1]).CopyTo(result.Item(item));
        return result;
    }

    static void SetRow(OracleTensor x, int row, OracleTensor values)
    {
        for (var item = 0; item < x.Batch; item++) values.Item(item).CopyTo(x.Item(item).Slice(row * x.Shape[1]));
    }

    /// <summary>The operands are dy, the results, what was saved, the first states, and the gradient of the cells.</summary>
    public static IReadOnlyList<OracleTensor> Gradient(OperatorCall call, RecurrenceGradient op)
    {
        var (dy, y, w) = (call.X, call.Inputs[1], call.Weights[0].Data);
        var (steps, units, gates) = (y.Shape[0], y.Shape[1], RecurrentCells.Gates(op.Cell));
        var (ofInput, ofHidden) = (OracleTensor.Zeros(call.Outputs[0], call.Batch), OracleTensor.Zeros(call.Outputs[0], call.Batch));
        var (gatesSaved, carry) = (1 + op.States, OracleTensor.Zeros(TensorShape.Of(1, units), call.Batch));
        for (var item = 0; item < call.Batch; item++)
        {
            double[] ofResult = new double[units], ofCell = new double[units];
            for (var t = steps - 1; t >= 0; t--)
            {
                var row = (item * steps) + (op.IsReverse ? steps - 1 - t : t);
                var before = row + (op.IsReverse ? 1 : -1);
                double Last(int state, int u) => t > 0 ? call.Inputs[1 + state].Data[(before * units) + u] : op.HasState ? call.Inputs[op.FirstState + state].Data[(item * units) + u] : 0;
                double Saved(int k, int u) => call.Inputs[gatesSaved].Data[(((row * 4) + k) * units) + u];
                for (var u = 0; u < units; u++)
                {
                    var d = dy.Data[(row * units) + u] + ofResult[u];
                    double[] ofInputs, ofHiddens;
                    ofResult[u] = 0;
                    switch (op.Cell)
                    {
                        case RecurrentCell.LSTM:
                            var (i, f, g, o, tanh) = (Saved(0, u), Saved(1, u), Saved(2, u), Saved(3, u), Math.Tanh(call.Inputs[2].Data[(row * units) + u]));
                            var c = ofCell[u] + (d * o * (1 - (tanh * tanh))) + (op.OfCells ? call.Inputs[^1].Data[(row * units) + u] : 0);
                            ofInputs = ofHiddens = [c * g * i * (1 - i), c * Last(1, u) * f * (1 - f), c * i * (1 - (g * g)), d * tanh * o * (1 - o)];
                            ofCell[u] = carry.Data[(item * units) + u] = c * f;
                            break;
                        case RecurrentCell.GRU:
                            var (r, z, n, product) = (Saved(0, u), Saved(1, u), Saved(2, u), Saved(3, u));
                            var ofCandidate = d * (1 - z) * (1 - (n * n));
                            ofInputs = [ofCandidate * product * r * (1 - r), d * (Last(0, u) - n) * z * (1 - z), ofCandidate];
                            ofHiddens = [ofInputs[0], ofInputs[1], ofCandidate * r];
                            ofResult[u] = carry.Data[(item * units) + u] = d * z;
                            break;
                        default:
                            var result = y.Data[(row * units) + u];
                            ofInputs = ofHiddens = [op.Cell == RecurrentCell.Tanh ? d * (1 - (result * result)) : result > 0 ? d : 0];
                            break;
                    }

                    for (var k = 0; k < gates; k++) (ofInput.Data[(((row * gates) + k) * units) + u], ofHidden.Data[(((row * gates) + k) * units) + u]) = (ofInputs[k], ofHiddens[k]);
                }

                for (var q = 0; q < gates * units; q++)
                {
                    for (var u = 0; u < units; u++) ofResult[u] += w[(q * units) + u] * ofHidden.Data[(row * gates * units) + q];
                }
            }
        }

        IReadOnlyList<OracleTensor> results = op.Cell == RecurrentCell.GRU ? [ofInput, ofHidden] : [ofInput];
        return [.. results.Append(carry).Take(call.Outputs.Count)];
    }

    // The results, what is saved of the gates, and the cells.
    static (OracleTensor Y, OracleTensor Saved, OracleTensor Cells) Steps(OracleTensor x, double[] w, double[] bias, RecurrentCell cell, bool isReverse, List<OracleTensor> first)
    {
        var gates = RecurrentCells.Gates(cell);
        var (steps, units) = (x.Shape[0], x.Shape[1] / gates);
        var (y, saved, cells) = (OracleTensor.Zeros(TensorShape.Of(steps, units), x.Batch), OracleTensor.Zeros(TensorShape.Of(steps, 4 * units), x.Batch), OracleTensor.Zeros(TensorShape.Of(steps, units), x.Batch));
        for (var item = 0; item < x.Batch; item++)
        {
            var h = first.Count > 0 ? first[0].Item(item).ToArray() : new double[units];
            var c = first.Count > 1 ? first[1].Item(item).ToArray() : new double[units];
            for (var t = 0; t < steps; t++)
            {
                var row = (item * steps) + (isReverse ? steps - 1 - t : t);
                var hidden = Products(new(TensorShape.Of(1, units), 1, h), w, bias).Data;
                var next = new double[units];
                for (var u = 0; u < units; u++)
                {
                    double X(int gate) => x.Data[(row * gates * units) + (gate * units) + u];
                    double H(int gate) => hidden[(gate * units) + u];
                    double[] kept = [];
                    switch (cell)
                    {
                        case RecurrentCell.LSTM:
                            kept = [ActivationKernels.Sigmoid(X(0) + H(0)), ActivationKernels.Sigmoid(X(1) + H(1)), Math.Tanh(X(2) + H(2)), ActivationKernels.Sigmoid(X(3) + H(3))];
                            c[u] = (kept[1] * c[u]) + (kept[0] * kept[2]);
                            next[u] = kept[3] * Math.Tanh(c[u]);
                            break;
                        case RecurrentCell.GRU:
                            var reset = ActivationKernels.Sigmoid(X(0) + H(0));
                            kept = [reset, ActivationKernels.Sigmoid(X(1) + H(1)), Math.Tanh(X(2) + (reset * H(2))), H(2)];
                            next[u] = ((1 - kept[1]) * kept[2]) + (kept[1] * h[u]);
                            break;
                        default:
                            next[u] = cell == RecurrentCell.Tanh ? Math.Tanh(X(0) + H(0)) : Math.Max(0, X(0) + H(0));
                            break;
                    }

                    (y.Data[(row * units) + u], cells.Data[(row * units) + u]) = (next[u], c[u]);
                    for (var k = 0; k < kept.Length; k++) saved.Data[(((row * 4) + k) * units) + u] = kept[k];
                }

                h = next;
            }
        }

        return (y, saved, cells);
    }

    // Each row times the transposed weights, and the bias.
    static OracleTensor Products(OracleTensor x, double[] w, double[] bias)
    {
        var (features, rows) = (x.Shape[1], bias.Length);
        var y = OracleTensor.Zeros(TensorShape.Of(x.Shape[0], rows), x.Batch);
        for (var i = 0; i < y.Data.Length; i++)
        {
            y.Data[i] = bias[i % rows];
            for (var f = 0; f < features; f++) y.Data[i] += w[(i % rows * features) + f] * x.Data[(i / rows * features) + f];
        }

        return y;
    }
}
