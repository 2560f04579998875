using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenCompiler.Ops.Volumes;

namespace NetGenOracle.Kernels;

/// <summary>Convolutions and poolings of C×D×H×W volumes, by their definitions; a map whose rows are those of slices has the same numbers in the same order.</summary>
static class VolumeKernels
{
    /// <summary>y[o, p] = b[o] + Σ w[o, c, t] · x[c, p·s + t·d − padding] over the channels c of o's group and the taps t, place by place.</summary>
    public static OracleTensor Convolution(OperatorCall call, Conv3d op)
    {
        var (x, y) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        var shape = op.InferShapes([x.Shape])[0];
        ForEachProduct(op, x.Shape, shape, call.Batch, (item, o, place, channel, source, weight) =>
            y.Data[At(item, o, place, shape)] += call.Weights[0].Data[weight] * x.Data[At(item, channel, source, x.Shape)]);
        for (var i = 0; i < y.Data.Length; i++) y.Data[i] += call.WeightAt(1)?[i / (int)(shape.Length / shape.Channels) % shape.Channels] ?? 0;
        return y;
    }

    /// <summary>Each dy to the operands of its window, times their weights.</summary>
    public static OracleTensor InputGradient(OperatorCall call, VolumeInputGradient op)
    {
        var (dy, dx) = (call.X, OracleTensor.Zeros(call.Output, call.Batch));
        ForEachProduct(op.Convolution, op.Input, op.Result, call.Batch, (item, o, place, channel, source, weight) =>
            dx.Data[At(item, channel, source, op.Input)] += call.Weights[0].Data[weight] * dy.Data[At(item, o, place, op.Result)]);
        return dx;
    }

    /// <summary>Each dy to the weights of its window, times their operands.</summary>
    public static OracleTensor WeightGradient(OperatorCall call, VolumeWeightGradient op)
    {
        var (x, dy, dw) = (VolumeMap.VolumeOf(call.X.Shape, op.Depth), op.Result([call.X.Shape]), OracleTensor.Zeros(call.Output, 1));
        ForEachProduct(op.Convolution, x, dy, call.Batch, (item, o, place, channel, source, weight) =>
            dw.Data[weight] += call.X.Data[At(item, channel, source, x)] * call.Inputs[1].Data[At(item, o, place, dy)]);
        return dw;
    }

    public static OracleTensor Max(OperatorCall call, MaxPool3d op) => Pool(call, (axis, i) => Window(op, axis, i), (_, numbers) => ReductionKernels.Largest(numbers));

    /// <summary>The divisor counts padding where it is told to, but not what ceil mode adds beyond it.</summary>
    public static OracleTensor Average(OperatorCall call, AvgPool3d op) => Pool(
        call, (axis, i) => Window(op, axis, i),
        (windows, numbers) => numbers.Sum() / (op.CountIncludePad
            ? windows.Select((w, axis) => PoolingKernels.Inside(w, -Along(op.Padding, axis), call.X.Shape[axis + 1] + Along(op.Padding, axis))).Aggregate(1, (product, n) => product * n)
            : numbers.Count));

    /// <summary>Window i of n over m places covers ⌊i·m/n⌋ to ⌈(i + 1)·m/n⌉.</summary>
    public static OracleTensor AdaptiveAverage(OperatorCall call) => Adaptive(call, numbers => numbers.Sum() / numbers.Count);

    public static OracleTensor AdaptiveMax(OperatorCall call) => Adaptive(call, ReductionKernels.Largest);

    /// <summary>The operator of each slice for itself.</summary>
    public static IReadOnlyList<OracleTensor> Rows(OperatorCall call, RowPooling op)
    {
        var results = call.Outputs.Select(o => OracleTensor.Zeros(o, call.Batch)).ToList();
        for (var slice = 0; slice < op.Slices; slice++)
        {
            var inner = call with
            {
                Op = op.Pooling,
                Inputs = [.. call.Inputs.Select(x => CutSlice(x, op, slice))],
                Outputs = call.Outputs.Select(op.Slice).ToEquatableArray(),
            };
            foreach (var (part, whole) in KernelTable.Run(inner).Zip(results)) PasteSlice(part, whole, op.Slices, slice);
        }

        return results;
    }

    static OracleTensor CutSlice(OracleTensor x, RowPooling op, int slice)
    {
        var result = OracleTensor.Zeros(op.Slice(x.Shape), x.Batch);
        var length = result.Shape.Height * result.Shape.Width;
        for (var plane = 0; plane < x.Batch * x.Shape.Channels; plane++) x.Plane(0, plane).Slice(slice * length, length).CopyTo(result.Plane(0, plane));
        return result;
    }

    static void PasteSlice(OracleTensor part, OracleTensor whole, int slices, int slice)
    {
        var length = whole.Shape.Height * whole.Shape.Width / slices;
        for (var plane = 0; plane < whole.Batch * whole.Shape.Channels; plane++) part.Plane(0, plane).CopyTo(whole.Plane(0, plane).Slice(slice * length, length));
    }

    static void ForEachProduct(Conv3d op, TensorShape x, TensorShape y, int batch, Action<int, int, int, int, int, int> product)
    {
        var (inputs, outputs) = (x.Channels / op.Groups, y.Channels / op.Groups);
        var taps = op.Kernel.Depth * op.Kernel.Height * op.Kernel.Width;
        for (var item = 0; item < batch; item++)
        {
            for (var o = 0; o < y.Channels; o++)
            {
                for (var place = 0; place < y[1] * y[2] * y[3]; place++)
                {
                    for (var tap = 0; tap < taps; tap++)
                    {
                        if (Source(op, x, y, place, tap) is not { } source) continue;
                        for (var c = 0; c < inputs; c++) product(item, o, place, (o / outputs * inputs) + c, source, (((o * inputs) + c) * taps) + tap);
                    }
                }
            }
        }
    }

    // The place of x that a tap of the window at a place of y reads; none in the padding.
    static int? Source(Conv3d op, TensorShape x, TensorShape y, int place, int tap)
    {
        var source = 0;
        var (placeUnit, tapUnit) = (y[1] * y[2] * y[3], op.Kernel.Depth * op.Kernel.Height * op.Kernel.Width);
        for (var axis = 0; axis < 3; axis++)
        {
            placeUnit /= y[axis + 1];
            tapUnit /= Along(op.Kernel, axis);
            var (i, t) = (place / placeUnit % y[axis + 1], tap / tapUnit % Along(op.Kernel, axis));
            var p = (i * Along(op.Strides, axis)) + (t * Along(op.Dilations, axis)) - Along(op.Padding, axis);
            if (p < 0 || p >= x[axis + 1]) return null;
            source = (source * x[axis + 1]) + p;
        }

        return source;
    }

    static OracleTensor Adaptive(OperatorCall call, Func<List<double>, double> reduce) =>
        Pool(call, (axis, i) => PoolingKernels.Part(i, call.Output[axis + 1], call.X.Shape[axis + 1]), (_, numbers) => reduce(numbers));

    static OracleTensor Pool(OperatorCall call, Func<int, int, int[]> windowOf, Func<int[][], List<double>, double> reduce)
    {
        var (x, y, shape) = (call.X, OracleTensor.Zeros(call.Output, call.Batch), call.X.Shape);
        for (var i = 0; i < y.Data.Length; i++)
        {
            var (d, h, w) = (i / y.Shape[3] / y.Shape[2] % y.Shape[1], i / y.Shape[3] % y.Shape[2], i % y.Shape[3]);
            var plane = i / y.Shape[3] / y.Shape[2] / y.Shape[1];
            int[][] windows = [windowOf(0, d), windowOf(1, h), windowOf(2, w)];
            List<double> numbers = [];
            foreach (var u in windows[0].Where(p => p >= 0 && p < shape[1]))
            {
                foreach (var v in windows[1].Where(p => p >= 0 && p < shape[2]))
                {
                    foreach (var t in windows[2].Where(p => p >= 0 && p < shape[3])) numbers.Add(x.Data[(((((plane * shape[1]) + u) * shape[2]) + v) * shape[3]) + t]);
                }
            }

            y.Data[i] = reduce(windows, numbers);
        }

        return y;
    }

    static int[] Window(Pooling3d op, int axis, int index) =>
        PoolingKernels.Window(index, Along(op.Kernel, axis), Along(op.Strides, axis), Along(op.Padding, axis), Along(op.Dilations, axis));

    static int Along(Size3 size, int axis) => axis switch { 0 => size.Depth, 1 => size.Height, _ => size.Width };

    static int At(int item, int channel, int place, TensorShape shape) => (((item * shape.Channels) + channel) * shape[1] * shape[2] * shape[3]) + place;
}
