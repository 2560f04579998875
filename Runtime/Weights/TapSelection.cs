using System.ComponentModel;

namespace NetGen.Runtime.Weights;

/// <summary>Taps of a kernel along one axis, from the last to the first.</summary>
/// <param name="Extent">Taps of the kernel.</param>
/// <param name="Count">How many are taken.</param>
/// <param name="Last">The one that is taken first.</param>
/// <param name="Step">From one that is taken back to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TapSelection(int Extent, int Count, int Last, int Step)
{
    /// <summary>The tap of the kernel that is taken at a place.</summary>
    public int this[int index] => Last - (index * Step);
}
