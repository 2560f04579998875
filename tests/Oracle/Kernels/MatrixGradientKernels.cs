namespace NetGenOracle.Kernels;

/// <summary>The gradients of y = xWᵀ over the last dimension.</summary>
static class MatrixGradientKernels
{
    public static OracleTensor LinearInput(OperatorCall call)
    {
        var (dy, w, dx) = (call.X, call.Weights[0], OracleTensor.Zeros(call.Output, call.Batch));
        var (outputs, inputs) = (w.Shape[0], w.Shape[1]);
        Parallel.For(0, dx.Data.Length, index =>
        {
            var (row, i) = (index / inputs, index % inputs);
            for (var o = 0; o < outputs; o++) dx.Data[index] += dy.Data[(row * outputs) + o] * w.Data[(o * inputs) + i];
        });
        return dx;
    }

    public static OracleTensor LinearWeight(OperatorCall call)
    {
        var (x, dy, dw) = (call.X, call.Inputs[1], OracleTensor.Zeros(call.Output, 1));
        var (outputs, inputs) = (dw.Shape[0], dw.Shape[1]);
        Parallel.For(0, dw.Data.Length, index =>
        {
            var (o, i) = (index / inputs, index % inputs);
            for (var row = 0; row < x.Data.Length / inputs; row++) dw.Data[index] += dy.Data[(row * outputs) + o] * x.Data[(row * inputs) + i];
        });
        return dw;
    }
}
