using System.Numerics;
using NetGen.Runtime.Memory;
using NetGen.Runtime.Weights;

namespace NetGen.Runtime.Training.Optimizers;

/// <summary>
/// An exponential moving average of the values, often more accurate than the last ones: a ← d·a + (1 − d)·w after each step. Statistics are
/// averaged too, counters copied. Polyak and Juditsky (1992); <c>timm.utils.ModelEmaV2</c>.
/// </summary>
/// <example>
/// <code>
/// using var average = new MovingAverage(parameters, decay: 0.999);
/// optimizer.Step();
/// average.Update();
/// average.Swap();                       // evaluate with the averages,
/// average.Swap();                       // then train on
/// average.ToWeights().Save("average.safetensors");
/// </code>
/// </example>
public sealed unsafe class MovingAverage : IDisposable
{
    readonly TrainingParameters parameters;
    readonly AlignedMemory averages;
    readonly double decay;
    readonly bool warmUp;

    /// <summary>Starts from the values as they are now.</summary>
    /// <param name="parameters">Whose values.</param>
    /// <param name="decay">How much of the average stays, d.</param>
    /// <param name="warmUp">Whether the first averages are shorter: d is at most (1 + n)/(10 + n) after n updates.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not at least 0 and less than 1.</exception>
    public MovingAverage(TrainingParameters parameters, double decay = 0.999, bool warmUp = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = parameters;
        this.decay = Hyperparameter.Fraction(decay, nameof(decay));
        this.warmUp = warmUp;
        averages = new(parameters.Values.Length, zeroed: false);
        parameters.Values.CopyTo(averages.Span);
    }

    /// <summary>How many updates were made; set it where a run goes on.</summary>
    public long UpdateCount { get; set; }

    /// <summary>The averages, in the layout of the values.</summary>
    public ReadOnlySpan<float> Averages => averages.Span;

    /// <summary>Takes the values in as they are now.</summary>
    public void Update()
    {
        UpdateCount++;
        var effective = warmUp ? Math.Min(decay, (1.0 + UpdateCount) / (10 + UpdateCount)) : decay;
        var take = new Vector<float>((float)(1 - effective));
        float* mean = averages.Pointer, values = parameters.ValuePointer;
        for (var i = 0; i < averages.Length; i += Vector<float>.Count)
        {
            var old = Vector.Load(mean + i);
            Vector.Store(old + (take * (Vector.Load(values + i) - old)), mean + i);
        }

        foreach (var slice in parameters.Slices)
        {
            if (slice.Kind == ParameterKind.Counter) parameters.Values.Slice(slice.Offset, slice.Length).CopyTo(averages.Span[slice.Offset..]);
        }
    }

    /// <summary>Exchanges values and averages; again, and all is as before.</summary>
    public void Swap()
    {
        float* mean = averages.Pointer, values = parameters.ValuePointer;
        for (var i = 0; i < averages.Length; i += Vector<float>.Count)
        {
            var (a, b) = (Vector.Load(mean + i), Vector.Load(values + i));
            Vector.Store(b, mean + i);
            Vector.Store(a, values + i);
        }
    }

    /// <summary>The averages as weights: to infer with, or to save.</summary>
    public StateDictionary ToWeights()
    {
        var result = new StateDictionary(parameters.Parameters);
        for (var i = 0; i < parameters.Slices.Length; i++)
        {
            var slice = parameters.Slices[i];
            Averages.Slice(slice.Offset, slice.Length).CopyTo(result[i]);
        }

        return result;
    }

    /// <summary>Goes on from averages that were saved.</summary>
    /// <param name="source">The averages.</param>
    /// <exception cref="WeightMismatchException">They are those of another network.</exception>
    /// <exception cref="InvalidFileException">The file is malformed, or a value is not finite.</exception>
    public void Load(WeightSource source)
    {
        var loaded = StateDictionary.Load(source, parameters.Parameters);
        for (var i = 0; i < parameters.Slices.Length; i++) loaded[i].CopyTo(averages.Span[parameters.Slices[i].Offset..]);
    }

    /// <summary>Frees the averages.</summary>
    public void Dispose() => averages.Dispose();
}
