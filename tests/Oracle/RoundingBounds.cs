using NetGenCompiler.Graphs;
using NetGenCompiler.Ops;
using NetGenOracle.Kernels;

namespace NetGenOracle;

/// <summary>
/// What single precision may make of one node, given the numbers that it reads: its results in double, and for each a bound on the error of any
/// order of summation. Errors of earlier nodes are no part of it: whoever checks a network hands each node the numbers that were computed.
/// </summary>
sealed class RoundingBounds(Graph graph, IReadOnlyDictionary<string, double[]> parameters, int batch)
{
    const double UnitRoundoff = 1.0 / (1 << 24);

    // Vector approximations of exponentials and quotients, in units of roundoff.
    const double Approximation = 32;

    // Folded constants are rounded at every step of their expression.
    const double FoldedConstants = 8;

    readonly WeightEvaluator weights = new(graph, parameters);

    /// <summary>The results of a node, and the bounds of their errors.</summary>
    public IReadOnlyList<(OracleTensor Results, double[] Bounds)> Of(Node node, Func<Value, OracleTensor> valueOf)
    {
        var call = new OperatorCall(node.Op, batch, [.. node.Inputs.Select(valueOf)], weights.Evaluate(node.Weights), node.Outputs);
        var results = KernelTable.Run(call).Zip(Bounds(call, node.Weights)).ToList();
        foreach (var epilogue in node.Epilogues) results[0] = Apply(epilogue, results[0].First, results[0].Second, valueOf);
        return results;
    }

    // The error so far goes through the operator; it is so small that the ends of its interval show what becomes of it.
    (OracleTensor, double[]) Apply(Epilogue epilogue, OracleTensor result, double[] bounds, Func<Value, OracleTensor> valueOf)
    {
        OperatorCall Call(OracleTensor x) => new(
            epilogue.Op, batch, epilogue.Operand is not { } o ? [x] : epilogue.ResultIsRight ? [valueOf(o), x] : [x, valueOf(o)], weights.Evaluate(epilogue.Weights), [result.Shape]);
        OracleTensor Moved(int direction) => result with { Data = [.. result.Data.Zip(bounds, (value, bound) => value + (direction * bound))] };
        var after = KernelTable.Run(Call(result))[0];
        var (above, below) = (KernelTable.Run(Call(Moved(1)))[0], KernelTable.Run(Call(Moved(-1)))[0]);
        var own = Bounds(Call(result), epilogue.Weights)[0];
        return (after, [.. after.Data.Select((value, i) => Math.Max(Math.Abs(above.Data[i] - value), Math.Abs(below.Data[i] - value)) + own[i])]);
    }

    IReadOnlyList<double[]> Bounds(OperatorCall call, EquatableArray<Weight> expressions)
    {
        if (Movement(call.Op)) return [.. call.Outputs.Select(o => new double[o.Length * batch])];
        var errors = call.Op switch
        {
            Activation or Softmax or LogSoftmax or L2Normalize or L2Norm => Approximation + Terms(call),
            _ => (2 * Terms(call)) + FoldedConstants,
        };
        return [[.. Magnitude(call, expressions).Select(m => errors * UnitRoundoff * m)]];
    }

    // What the errors are relative to: the sum of the absolute values of the terms, or the larger of operand and result.
    IEnumerable<double> Magnitude(OperatorCall call, EquatableArray<Weight> expressions)
    {
        if (call.Op is not (Activation or Softmax or LogSoftmax or L2Normalize or L2Norm))
        {
            Op op = call.Op is Subtract ? new Add() : call.Op;
            var absolute = call with { Op = op, Inputs = [.. call.Inputs.Select(x => x.Map(Math.Abs))], Weights = weights.Magnitudes(expressions) };
            return KernelTable.Run(absolute)[0].Data;
        }

        // Along an axis all operands enter every result.
        var largest = call.Op is Activation ? 0 : call.X.Data.Max(Math.Abs);
        return KernelTable.Run(call)[0].Data.Zip(call.X.Data, (y, x) => Math.Max(Math.Max(Math.Abs(x), Math.Abs(y)), largest));
    }

    // How many numbers are added up in a result.
    static double Terms(OperatorCall call) => call.Op switch
    {
        Conv2d or Conv3d or Linear => call.Weights[0].Shape.Length / call.Weights[0].Shape[0],
        MatMul => call.X.Shape[call.X.Shape.Rank - 1],
        AvgPool2d pool => pool.Kernel.Height * pool.Kernel.Width,
        AdaptiveAvgPool2d or GlobalAvgPool => call.X.Shape.Height * call.X.Shape.Width,
        Softmax or LogSoftmax or L2Normalize or L2Norm or Mean => call.X.ItemLength,
        _ => 2,
    };

    // Results that are operands, moved or compared only.
    static bool Movement(Op op) => op is { Kind: OpKind.View or OpKind.Identity } or Concat or Split or Chunk or Slice or Permute or ChannelShuffle
        or SpaceToDepth or DepthToSpace or ZeroPad or MaxPool2d or AdaptiveMaxPool2d or GlobalMaxPool or Max or Upsample { Mode: Interpolation.Nearest };
}
