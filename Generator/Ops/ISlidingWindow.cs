using NetGenCompiler.Graphs;

namespace NetGenCompiler.Ops;

/// <summary>An operator whose results are each made from a window of the operand: a convolution or a pooling.</summary>
interface ISlidingWindow
{
    /// <summary>The axes along which the window slides, in the order of the dimensions.</summary>
    /// <param name="x">The operand.</param>
    /// <param name="y">The result.</param>
    IEnumerable<SlidingAxis> SlidingAxes(TensorShape x, TensorShape y);
}
