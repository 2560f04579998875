using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Execution;

/// <summary>
/// Random factors in training, dropout's and others. Whether an element is kept is a function of the seed, the step, the layer and its place in the batch: the backward pass
/// draws the same again, and no number of threads changes it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class DropoutSupport
{
    /// <summary>Zeroes elements of an item with a probability and scales the others by 1/(1 − p).</summary>
    /// <param name="x">The item.</param>
    /// <param name="y">The result.</param>
    /// <param name="length">How many elements an item has.</param>
    /// <param name="probability">Of a zero.</param>
    /// <param name="layer">The number of the layer among those that draw.</param>
    /// <param name="frame">The item's frame.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* x, float* y, int length, float probability, int layer, Frame* frame, int part, int parts)
    {
        LayerSupport.Share(length, part, parts, out var from, out var to);
        new DropoutMask(frame->Seed, frame->Step, (uint)layer, frame->SkipsDropout ? 0 : probability).Apply(new(x + from, to - from), new(y + from, to - from), ((long)frame->Item * length) + from);
    }

    /// <summary>Zeroes whole channels of an item with a probability and scales the others by 1/(1 − p).</summary>
    /// <param name="x">The item.</param>
    /// <param name="y">The result.</param>
    /// <param name="channels">How many channels an item has.</param>
    /// <param name="pixels">How many elements a channel has.</param>
    /// <param name="probability">Of a zero.</param>
    /// <param name="layer">The number of the layer among those that draw.</param>
    /// <param name="frame">The item's frame.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyToChannels(float* x, float* y, int channels, int pixels, float probability, int layer, Frame* frame, int part, int parts)
    {
        LayerSupport.Share(channels, part, parts, out var from, out var to);
        var mask = new DropoutMask(frame->Seed, frame->Step, (uint)layer, probability);
        for (var channel = from; channel < to; channel++)
        {
            var first = (nint)channel * pixels;
            var factor = mask.Keeps(((long)frame->Item * channels) + channel) ? mask.Scale : 0;
            for (var i = first; i < first + pixels; i++) y[i] = factor == 0 ? 0 : x[i] * factor;
        }
    }

    /// <summary>Multiplies elements of an item by normally distributed numbers of mean 1 and variance p/(1 − p).</summary>
    /// <param name="x">The item.</param>
    /// <param name="y">The result.</param>
    /// <param name="length">How many elements an item has.</param>
    /// <param name="probability">p, less than 1.</param>
    /// <param name="layer">The number of the layer among those that draw.</param>
    /// <param name="frame">The item's frame.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyGaussian(float* x, float* y, int length, float probability, int layer, Frame* frame, int part, int parts)
    {
        LayerSupport.Share(length, part, parts, out var from, out var to);
        var noise = new RandomUnits(frame->Seed, frame->Step, (uint)layer, ((long)frame->Item * length) + from);
        var deviation = Math.Sqrt(probability / (1.0 - probability));
        for (var i = from; i < to; i++) y[i] = x[i] * (float)(1 + (deviation * NormalDistribution.Quantile(noise.Next())));
    }

    /// <summary>Multiplies elements of an item by numbers that are uniform on [1 − half, 1 + half].</summary>
    /// <param name="x">The item.</param>
    /// <param name="y">The result.</param>
    /// <param name="length">How many elements an item has.</param>
    /// <param name="half">Half the width of the interval.</param>
    /// <param name="layer">The number of the layer among those that draw.</param>
    /// <param name="frame">The item's frame.</param>
    /// <param name="part">The part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ApplyUniform(float* x, float* y, int length, float half, int layer, Frame* frame, int part, int parts)
    {
        LayerSupport.Share(length, part, parts, out var from, out var to);
        var noise = new RandomUnits(frame->Seed, frame->Step, (uint)layer, ((long)frame->Item * length) + from);
        for (var i = from; i < to; i++) y[i] = x[i] * (float)(1 + (half * ((2 * noise.Next()) - 1)));
    }
}
