using NetGenCompiler.Graphs;

namespace NetGenCompiler.Planning;

/// <summary>
/// What tells one kernel from another. A kernel is a method that an assembly holds once, however many layers and networks call it; its
/// text is a function of the key alone, and equal keys are one kernel.
/// </summary>
/// <param name="InstructionSet">The processors that it is for.</param>
abstract record KernelKey(InstructionSet InstructionSet)
{
    /// <summary>The name of its method, unique among the kernels of its instruction set: <c>Convolution14x2Stride1ReLU</c>.</summary>
    public abstract string MethodName { get; }

    /// <summary>The kernels that its text calls.</summary>
    public virtual EquatableArray<KernelKey> Uses => [];

    /// <summary>The kernel and all that it calls, directly or not.</summary>
    public IEnumerable<KernelKey> WithUses => Uses.SelectMany(u => u.WithUses).Prepend(this);
}
