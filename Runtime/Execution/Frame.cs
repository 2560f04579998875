using System.ComponentModel;

namespace NetGen.Runtime.Execution;

/// <summary>What the threads of a run share: where the memory lies. Generated code reads it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1051 // Generated code takes the address of the whole and reads the fields.
public unsafe struct Frame
{
    /// <summary>The working memory of one item.</summary>
    public float* Arena;

    /// <summary>The packed weights.</summary>
    public float* Weights;

    /// <summary>Scratch memory, <see cref="ScratchLength"/> floats for each thread.</summary>
    public float* Scratch;

    /// <summary>Floats of scratch memory for each thread.</summary>
    public nint ScratchLength;

    /// <summary>The item of each input, row-major.</summary>
    public float** Inputs;

    /// <summary>The item of each output, row-major.</summary>
    public float** Outputs;
}
