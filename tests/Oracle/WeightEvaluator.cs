using NetGenCompiler.Graphs;

namespace NetGenOracle;

/// <summary>Computes the constant operands of nodes from the stored parameters.</summary>
sealed class WeightEvaluator(Graph graph, IReadOnlyDictionary<string, double[]> parameters)
{
    public IReadOnlyList<OracleTensor> Evaluate(EquatableArray<Weight> weights) => [.. weights.Select(w => new OracleTensor(w.Shape, 1, Evaluate(w)))];

    /// <summary>The sums of the absolute values of what is added up in each constant: what its rounding errors are relative to.</summary>
    public IReadOnlyList<OracleTensor> Magnitudes(EquatableArray<Weight> weights) => [.. weights.Select(w => new OracleTensor(w.Shape, 1, Magnitude(w)))];

    double[] Magnitude(Weight weight) => weight is Weight.MultiplyAdd sum
        ? Zip(Zip(Magnitude(sum.First), Magnitude(sum.Scale), (first, scale) => first * scale), Magnitude(sum.Shift), (product, shift) => product + shift)
        : Array.ConvertAll(Evaluate(weight), Math.Abs);

    double[] Evaluate(Weight weight) => weight switch
    {
        Weight.Stored stored => Stored(graph.Parameters[stored.Parameter]),
        Weight.Filled filled => Fill(filled),
        Weight.NormScale norm => Zip(Evaluate(norm.Gamma), Evaluate(norm.Variance), (gamma, variance) => gamma / Math.Sqrt(variance + norm.Epsilon)),
        Weight.MultiplyAdd sum => MultiplyAdd(sum),
        Weight.ScaledRows rows => ScaleRows(Evaluate(rows.Matrix), Evaluate(rows.Scale)),
        _ => throw new NotSupportedException($"the oracle does not know the weight {weight}"),
    };

    double[] Stored(Parameter parameter)
    {
        if (!parameters.TryGetValue(parameter.Name, out var data)) throw new ArgumentException($"there is no parameter '{parameter.Name}'");
        return data.Length == parameter.Shape.Length
            ? data
            : throw new ArgumentException($"the parameter '{parameter.Name}' has {data.Length} numbers, not {parameter.Shape.Length}");
    }

    double[] MultiplyAdd(Weight.MultiplyAdd sum)
    {
        var sign = sum.NegateFirst ? -1 : 1;
        return Zip(Zip(Evaluate(sum.First), Evaluate(sum.Scale), (first, scale) => sign * first * scale), Evaluate(sum.Shift), (product, shift) => product + shift);
    }

    static double[] Fill(Weight.Filled filled)
    {
        var data = new double[filled.Shape.Length];
        Array.Fill(data, filled.Value);
        return data;
    }

    static double[] ScaleRows(double[] matrix, double[] scale)
    {
        var row = matrix.Length / scale.Length;
        return [.. matrix.Select((value, i) => value * scale[i / row])];
    }

    static double[] Zip(double[] left, double[] right, Func<double, double, double> function) => left.Length == right.Length
        ? [.. left.Zip(right, function)]
        : throw new InvalidOperationException($"weights of {left.Length} and {right.Length} numbers do not go together");
}
