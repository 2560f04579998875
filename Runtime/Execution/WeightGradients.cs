using System.ComponentModel;

namespace NetGen.Runtime.Execution;

/// <summary>Puts the sums of gradients of weights where PyTorch has them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class WeightGradients
{
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
    public static void StoreDense(
        float* sums, float* target, int firstOutput, int plane, int kernelRow, int kernelRows, int tileOutputs, int block, int outputs, int inputs, int groups,
        int kernelHeight, int kernelWidth)
    {
        var (groupInputs, groupOutputs, taps, step) = (inputs / groups, outputs / groups, kernelRows * kernelWidth, (nint)block * tileOutputs);
        for (var output = firstOutput; output < Math.Min(firstOutput + tileOutputs, outputs); output++)
        {
            var firstOfGroup = output / groupOutputs * groupInputs;
            var end = Math.Min((plane + 1) * block, firstOfGroup + groupInputs);
            for (var input = Math.Max(plane * block, firstOfGroup); input < end; input++)
            {
                var from = sums + ((nint)(input - (plane * block)) * tileOutputs) + (output - firstOutput);
                var to = target + (((((nint)output * groupInputs) + (input - firstOfGroup)) * kernelHeight) + kernelRow) * kernelWidth;
                for (var tap = 0; tap < taps; tap++, from += step) to[tap] = *from;
            }
        }
    }

    /// <summary>The sums of a vector of outputs, each with the inputs of its group.</summary>
    /// <param name="sums">[tap][input of the group][output].</param>
    /// <param name="target">[outputs][inputs of the group][taps].</param>
    /// <param name="outputs">Outputs of the vector.</param>
    /// <param name="lanes">Numbers of a vector.</param>
    /// <param name="groupInputs">Inputs of a group.</param>
    /// <param name="taps">Taps of the kernel.</param>
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
