using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Execution;

/// <summary>Puts the sums of gradients of weights where PyTorch has them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WeightGradients
{
    const int Tile = 4;

    /// <summary>The sums of a tile of outputs and a plane of inputs; those of an output and an input of different groups are left out.</summary>
    /// <param name="sums">[kernel row][kernel column][input of the plane][output of the tile].</param>
    /// <param name="target">[outputs][inputs / groups][kernelHeight][kernelWidth].</param>
    /// <param name="firstOutput">The first output of the tile.</param>
    /// <param name="plane">The plane of inputs.</param>
    /// <param name="kernelRow">The first kernel row of the sums.</param>
    /// <param name="kernelRows">How many kernel rows they have.</param>
    /// <param name="tileOutputs">Outputs of the tile, those beyond the last included.</param>
    /// <param name="block">Inputs of a plane.</param>
    /// <param name="outputs">Output channels.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="kernelHeight">Kernel rows.</param>
    /// <param name="kernelWidth">Kernel columns.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreDense(
        float* sums, float* target, int firstOutput, int plane, int kernelRow, int kernelRows, int tileOutputs, int block, int outputs, int inputs, int groups,
        int kernelHeight, int kernelWidth)
    {
        var (groupInputs, groupOutputs, taps) = (inputs / groups, outputs / groups, kernelRows * kernelWidth);
        var rows = stackalloc int[block * taps];
        for (var input = 0; input < block; input++)
        {
            for (var tap = 0; tap < taps; tap++) rows[(input * taps) + tap] = ((tap * block) + input) * tileOutputs;
        }

        var (firstInput, last) = (plane * block, Math.Min(firstOutput + tileOutputs, outputs));
        for (var output = firstOutput; output < last;)
        {
            var firstOfGroup = output / groupOutputs * groupInputs;
            var (from, to) = (Math.Max(firstInput, firstOfGroup), Math.Min(firstInput + block, firstOfGroup + groupInputs));
            var place = target + (((((nint)output * groupInputs) + (from - firstOfGroup)) * kernelHeight) + kernelRow) * kernelWidth;
            var source = sums + (output - firstOutput);
            var runs = rows + ((from - firstInput) * taps);
            if (kernelRows == kernelHeight && output + Tile <= last && (output + Tile - 1) / groupOutputs * groupInputs == firstOfGroup)
            {
                Transpose(source, runs, place, (nint)groupInputs * taps, (to - from) * taps);
                output += Tile;
                continue;
            }

            for (var input = from; input < to; input++, runs += taps, place += kernelHeight * kernelWidth)
            {
                for (var tap = 0; tap < taps; tap++) place[tap] = source[runs[tap]];
            }

            output++;
        }
    }

    /// <summary>Four outputs' sums, four at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Transpose(float* source, int* rows, float* target, nint targetRow, int count)
    {
        var i = 0;
        for (; i <= count - Tile; i += Tile)
        {
            var (a, b) = (Vector128.Load(source + rows[i]), Vector128.Load(source + rows[i + 1]));
            var (c, d) = (Vector128.Load(source + rows[i + 2]), Vector128.Load(source + rows[i + 3]));
            StridedCopy.Transpose(ref a, ref b, ref c, ref d);
            Vector128.Store(a, target + i);
            Vector128.Store(b, target + targetRow + i);
            Vector128.Store(c, target + (2 * targetRow) + i);
            Vector128.Store(d, target + (3 * targetRow) + i);
        }

        for (; i < count; i++)
        {
            for (var output = 0; output < Tile; output++) target[(output * targetRow) + i] = source[rows[i] + output];
        }
    }

    /// <summary>The sums of a vector of outputs, each with the inputs of its group.</summary>
    /// <param name="sums">[tap][input of the group][output].</param>
    /// <param name="target">[outputs][inputs of the group][taps].</param>
    /// <param name="outputs">Outputs of the vector.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    /// <param name="groupInputs">Inputs of a group.</param>
    /// <param name="taps">Taps of the kernel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreChannelwise(float* sums, float* target, int outputs, int lanes, int groupInputs, int taps)
    {
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < groupInputs; input++)
            {
                for (var tap = 0; tap < taps; tap++) *target++ = sums[(((tap * groupInputs) + input) * lanes) + output];
            }
        }
    }
}
