using NetGenCompiler.Graphs;
using NetGenCompiler.Planning.Elementwise;

namespace NetGenCompiler.Emission.Convolution;

/// <summary>Two numbers of 16 bits in each lane of a vector, as singles.</summary>
/// <param name="vector">The vectors.</param>
/// <param name="format">The format of 16 bits.</param>
sealed class PairFormat(VectorText vector, ElementType format)
{
    /// <summary>Those in the lower halves of the lanes of a variable.</summary>
    public string Lower(string pairs) => Widened($"({pairs}.AsUInt32() << 16).AsSingle()");

    /// <summary>Those in the upper halves.</summary>
    public string Upper(string pairs) => format == ElementType.BF16 ? $"({pairs}.AsUInt32() & {vector.InstructionSet.VectorClass}.Create(0xFFFF_0000)).AsSingle()" : Widened(pairs);

    // The upper half of a single is a number of its own format.
    string Widened(string upper) => format == ElementType.BF16 ? upper : $"{nameof(VectorHelperFunction.UpperHalf)}({upper})";
}
