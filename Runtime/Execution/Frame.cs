using System.ComponentModel;

namespace NetGen.Runtime.Execution;

/// <summary>What the threads of a run share: where the memory lies. Generated code reads it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1051 // Generated code takes the address of the whole and reads the fields.
public unsafe struct Frame
{
    /// <summary>The working memory of one item.</summary>
    public float* Arena;

    /// <summary>The memory that all items of a batch share, in training.</summary>
    public float* Shared;

    /// <summary>The packed weights.</summary>
    public float* Weights;

    /// <summary>Scratch memory, <see cref="ScratchLength"/> floats for each thread.</summary>
    public float* Scratch;

    /// <summary>Floats of scratch memory for each thread.</summary>
    public nint ScratchLength;

    /// <summary>The item of each input, row-major.</summary>
    public float** Inputs;

    /// <summary>The item of each output, row-major; null where it is optional and not wanted.</summary>
    public float** Outputs;

    /// <summary>In training: which item of the batch it is, from 0.</summary>
    public int Item;

    /// <summary>In training: how many items there are. Their frames follow one another.</summary>
    public int Items;

    /// <summary>In training: floats between the arenas of two items.</summary>
    public nint ItemStride;

    /// <summary>In training: what random numbers of this step are drawn from.</summary>
    public ulong Seed;

    /// <summary>In training: the number of the step.</summary>
    public uint Step;

    /// <summary>In training: whether dropout does nothing.</summary>
    public bool SkipsDropout;
}
