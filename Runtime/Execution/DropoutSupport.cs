using System.ComponentModel;
using System.Runtime.CompilerServices;
using NetGen.Runtime.Numerics;

namespace NetGen.Runtime.Execution;

/// <summary>
/// Dropout in training. Whether an element is kept is a function of the seed, the step, the layer and its place in the batch: the backward pass
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
}
