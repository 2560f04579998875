namespace NetGenCompiler.Ops;

/// <summary>How an upsampling finds the values between pixels; the compiler's twin of the DSL's.</summary>
enum Interpolation
{
    /// <summary>Pixel ⌊i/scale⌋.</summary>
    Nearest,

    /// <summary>Linear in both directions.</summary>
    Bilinear,
}
