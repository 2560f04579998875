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
    const int WordsOfBlock = 4;

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
        // An element is kept where its word, of 2³² that are equally likely, is at least p·2³².
        var least = (ulong)Math.Ceiling(probability * 4294967296.0);
        var scale = probability < 1 ? 1 / (1 - probability) : 0;
        var start = (long)frame->Item * length;
        LayerSupport.Share((int)(((start + length - 1) / WordsOfBlock) - (start / WordsOfBlock)) + 1, part, parts, out var from, out var to);
        for (var block = (start / WordsOfBlock) + from; block < (start / WordsOfBlock) + to; block++)
        {
            var random = Philox.Generate(frame->Seed, (ulong)block, (uint)layer | ((ulong)frame->Step << 32));
            for (var word = 0; word < WordsOfBlock; word++)
            {
                var element = (block * WordsOfBlock) + word - start;
                if (element < 0 || element >= length) continue;
                var drawn = word switch { 0 => random.A, 1 => random.B, 2 => random.C, _ => random.D };
                y[element] = drawn >= least ? x[element] * scale : 0;
            }
        }
    }
}
