namespace NetGenCompiler.Planning.Pooling;

/// <summary>The part of a window that lies on the map, along one axis.</summary>
/// <param name="First">Its first tap.</param>
/// <param name="Taps">How many taps lie on the map.</param>
/// <param name="Divisor">What a mean divides by.</param>
/// <param name="Skipped">How many taps lie before the map.</param>
readonly record struct ClippedWindow(int First, int Taps, int Divisor, int Skipped = 0)
{
    public bool HasSizeOf(ClippedWindow other) => Taps == other.Taps && Divisor == other.Divisor && Skipped == other.Skipped;
}
