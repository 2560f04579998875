namespace NetGenOracle.Kernels;

/// <summary>Two operands, broadcast to the result's shape.</summary>
static class ElementwiseKernels
{
    public static OracleTensor Binary(OperatorCall call, Func<double, double, double> function)
    {
        var (left, right) = (call.X, call.Inputs[1]);
        var y = OracleTensor.Zeros(call.Output, left.Batch);
        if (left.Shape == right.Shape)
        {
            for (var i = 0; i < y.Data.Length; i++) y.Data[i] = function(left.Data[i], right.Data[i]);
            return y;
        }

        var lengths = Coordinates.Lengths(call.Output);
        var (leftLengths, rightLengths) = (Coordinates.Lengths(left.Shape), Coordinates.Lengths(right.Shape));
        for (var item = 0; item < left.Batch; item++)
        {
            var a = left.Item(item);
            var b = right.Item(item);
            var result = y.Item(item);
            for (var i = 0; i < result.Length; i++)
            {
                var place = Coordinates.Of(i, lengths);
                result[i] = function(a[Coordinates.Broadcast(place, leftLengths)], b[Coordinates.Broadcast(place, rightLengths)]);
            }
        }

        return y;
    }
}
