namespace NetGen.Runtime.Numerics;

/// <summary>What a generated network computes from stored parameters when it is loaded: in double precision, rounded to float once.</summary>
public static class WeightArithmetic
{
    /// <summary>γ/√(σ² + ε): the factor of a batch normalisation, per channel.</summary>
    /// <param name="gamma">γ.</param>
    /// <param name="variance">σ².</param>
    /// <param name="epsilon">ε.</param>
    /// <returns>The factors.</returns>
    public static float[] NormScale(ReadOnlySpan<float> gamma, ReadOnlySpan<float> variance, float epsilon)
    {
        SpanCheck.Length(nameof(gamma), variance.Length, gamma.Length);
        var result = new float[variance.Length];
        for (var i = 0; i < result.Length; i++) result[i] = (float)(gamma[i] / Math.Sqrt((double)variance[i] + epsilon));
        return result;
    }

    /// <summary>first·scale + shift, or shift − first·scale, elementwise: the offset of a batch normalisation is β − μ·s.</summary>
    /// <param name="first">The first factor.</param>
    /// <param name="scale">The second factor.</param>
    /// <param name="shift">What is added.</param>
    /// <param name="negateFirst">Whether the first factor's sign is changed.</param>
    /// <returns>The sums.</returns>
    public static float[] MultiplyAdd(ReadOnlySpan<float> first, ReadOnlySpan<float> scale, ReadOnlySpan<float> shift, bool negateFirst)
    {
        SpanCheck.Length(nameof(scale), first.Length, scale.Length);
        SpanCheck.Length(nameof(shift), first.Length, shift.Length);
        var result = new float[first.Length];
        var sign = negateFirst ? -1.0 : 1.0;
        for (var i = 0; i < result.Length; i++) result[i] = (float)((sign * first[i] * scale[i]) + shift[i]);
        return result;
    }

    /// <summary>Each row times its own factor: a kernel with a batch normalisation folded in.</summary>
    /// <param name="matrix">The rows, one after the other: slices along a kernel's first axis.</param>
    /// <param name="scale">A factor for each row.</param>
    /// <returns>The scaled rows.</returns>
    public static float[] ScaleRows(ReadOnlySpan<float> matrix, ReadOnlySpan<float> scale)
    {
        var width = scale.IsEmpty ? 0 : matrix.Length / scale.Length;
        SpanCheck.Length(nameof(matrix), (long)width * scale.Length, matrix.Length);
        var result = new float[matrix.Length];
        for (var row = 0; row < scale.Length; row++)
        {
            for (var i = row * width; i < (row + 1) * width; i++) result[i] = (float)((double)matrix[i] * scale[row]);
        }

        return result;
    }

    /// <summary>The same number everywhere: what stands for a factor or offset that a layer does not learn.</summary>
    /// <param name="value">The number.</param>
    /// <param name="length">How often.</param>
    /// <returns>The numbers.</returns>
    public static float[] Filled(float value, int length)
    {
        var result = new float[length];
        Array.Fill(result, value);
        return result;
    }
}
