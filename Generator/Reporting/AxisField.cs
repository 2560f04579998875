using System.Globalization;

namespace NetGenCompiler.Reporting;

/// <summary>A receptive field along one axis, in pixels of the network's input; whole numbers unless a map is finer than the input.</summary>
/// <param name="Size">How many pixels a pixel of the map sees.</param>
/// <param name="Stride">How far apart the fields of neighbours are.</param>
/// <param name="Padding">How far the field of the first pixel reaches before the input.</param>
readonly record struct AxisField(double Size, double Stride, double Padding)
{
    public override string ToString() => $"{Text(Size)}/{Text(Stride)}/{Text(Padding)}";

    public static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
