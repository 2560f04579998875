namespace NetGen.Runtime.Data.Transforms;

/// <summary>What lies between pixels.</summary>
public enum PixelInterpolation
{
    /// <summary>The nearest pixel; of two as near the one with the even index.</summary>
    Nearest,

    /// <summary>The weighted mean of the four pixels around.</summary>
    Bilinear,
}
