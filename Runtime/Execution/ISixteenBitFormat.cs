using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace NetGen.Runtime.Execution;

/// <summary>A floating-point format of 16 bits, as functions of the bits of numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISixteenBitFormat
{
    /// <summary>The nearest numbers, of two equally near ones the even; beyond the range the largest number, infinity for infinity, and what is no number stays none.</summary>
    /// <param name="bits">The bits of singles.</param>
    /// <returns>The results in the low halves, zeros above.</returns>
    static abstract Vector256<uint> Narrow(Vector256<uint> bits);

    /// <summary>The same numbers, exactly.</summary>
    /// <param name="bits">The numbers in the low halves, zeros above.</param>
    /// <returns>The bits of singles.</returns>
    static abstract Vector256<uint> Widen(Vector256<uint> bits);
}
