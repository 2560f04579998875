using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Runtime.Training.Losses;

/// <summary>
/// Softmax of one row of logits over a temperature, in double precision. The largest logit and the logarithm of the sum are kept apart: added,
/// large logits would cost the logarithm's digits.
/// </summary>
readonly struct RowSoftmax
{
    readonly double largest;
    readonly double logarithm;
    readonly double inverseTemperature;

    public RowSoftmax(ReadOnlySpan<float> row, double inverseTemperature = 1)
    {
        this.inverseTemperature = inverseTemperature;
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        largest = Largest(row, vectors);
        var sums = Vector<double>.Zero;
        foreach (var x in vectors)
        {
            Vector.Widen(x, out var low, out var high);
            sums += Exponential(low, 0) + Exponential(high, 0);
        }

        var sum = Vector.Sum(sums);
        for (var i = vectors.Length * Vector<float>.Count; i < row.Length; i++) sum += Math.Exp((row[i] - largest) * inverseTemperature);
        logarithm = Math.Log(sum);
    }

    /// <summary>The logarithm of the probability of a logit of the row.</summary>
    public double LogProbability(float x) => ((x - largest) * inverseTemperature) - logarithm;

    /// <summary>The probability of each logit of the row times a factor.</summary>
    public void Probabilities(ReadOnlySpan<float> row, double factor, Span<float> destination)
    {
        var multiplier = new Vector<double>(factor);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(row);
        var results = MemoryMarshal.Cast<float, Vector<float>>(destination);
        for (var i = 0; i < vectors.Length; i++)
        {
            Vector.Widen(vectors[i], out var low, out var high);
            results[i] = Vector.Narrow(multiplier * Exponential(low, logarithm), multiplier * Exponential(high, logarithm));
        }

        for (var i = vectors.Length * Vector<float>.Count; i < row.Length; i++) destination[i] = (float)(factor * Math.Exp(LogProbability(row[i])));
    }

    static double Largest(ReadOnlySpan<float> row, ReadOnlySpan<Vector<float>> vectors)
    {
        var maxima = new Vector<float>(float.NegativeInfinity);
        foreach (var x in vectors) maxima = Vector.Max(maxima, x);
        var largest = float.NegativeInfinity;
        for (var lane = 0; lane < Vector<float>.Count; lane++) largest = Math.Max(largest, maxima[lane]);
        for (var i = vectors.Length * Vector<float>.Count; i < row.Length; i++) largest = Math.Max(largest, row[i]);
        return largest;
    }

    Vector<double> Exponential(Vector<double> x, double shift) =>
        Vector.Exp(((x - new Vector<double>(largest)) * new Vector<double>(inverseTemperature)) - new Vector<double>(shift));
}
